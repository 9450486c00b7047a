"""What looks at two outputs at once: a case and another one that was made from it."""
