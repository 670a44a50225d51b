"""Rules on places and seats of power."""
