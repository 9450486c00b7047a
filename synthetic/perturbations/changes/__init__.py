"""What a case can be made into, one kind a file: a new file in this folder is a new perturbation."""
