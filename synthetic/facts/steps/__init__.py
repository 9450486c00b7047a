"""What a tuple is made definite by, a dimension a file: a new file in this folder is a new step."""
