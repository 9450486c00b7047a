"""What a plan can be asked to change, one kind a file: a new file in this folder is a new kind of change."""
