"""The tools that agents may call, one a file: a new file in this folder is a new tool."""
