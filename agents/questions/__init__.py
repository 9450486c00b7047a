"""What the traveller is asked before planning, one kind a file: a new file in this folder is a new question."""
