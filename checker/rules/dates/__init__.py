"""Rules on dates and their order."""
