"""Rules on what makes a text hard to check."""
