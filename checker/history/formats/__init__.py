"""What a report on trends is written as."""
