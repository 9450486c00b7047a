"""What has to hold between two results, one kind a file: a new file in this folder is a new relation."""
