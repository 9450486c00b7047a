"""What an experiment runs: the whole chain of agents, or one agent alone on recorded hand-offs of the others."""
