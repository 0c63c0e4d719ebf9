"""The deeds of the owner: one function, one transaction, one audit line, all or nothing."""
