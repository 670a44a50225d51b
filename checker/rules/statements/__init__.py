"""Rules on opposed statements."""
