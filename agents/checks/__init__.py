"""What a plan must hold, one constraint a file: a new file in this folder is a new check."""
