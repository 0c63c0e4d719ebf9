"""The owner's general terms: one module an article that has a rule."""
