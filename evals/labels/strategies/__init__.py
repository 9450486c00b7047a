"""What to label next: a file here is a strategy."""
