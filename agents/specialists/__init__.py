"""The agents that work in parallel, one a file: a new file in this folder is a new agent."""
