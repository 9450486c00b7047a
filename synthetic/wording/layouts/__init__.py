"""How the facts stand in a message, one way a file: a new file in this folder is a new way."""
