"""The one SQLite file: opening, migrating, backing up and checking it."""
