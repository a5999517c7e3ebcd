"""Everything that makes the models: run its commands from the root of the repository, `python -m models.training.…`."""
