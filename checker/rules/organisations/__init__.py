"""Rules on organisations and their names."""
