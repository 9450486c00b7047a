"""What can be expected, a kind a file: a new file in this folder fills another field of `Expected`."""
