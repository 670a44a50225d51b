"""The archive: what it keeps, what a gate says of it, and what can go wrong."""
