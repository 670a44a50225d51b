"""Rules that a newsroom writes itself, as data in its pack."""
