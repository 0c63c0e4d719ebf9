"""Paper: what is printed as frozen data, the Dutch words beside it, and the page as PDF/A."""
