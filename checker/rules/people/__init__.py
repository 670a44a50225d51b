"""Rules on people: ranks, posts, names."""
