"""What the guard is measured on, and how it is judged."""
