"""Reading: lists as data, details as frozen classes, the agenda and the search."""
