"""Each figure beside its physical limit, measured in the same run."""
