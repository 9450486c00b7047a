"""What a set of rows covers, what it never tried, and where failures gather."""
