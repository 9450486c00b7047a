"""The agents of TripLab: request and hand-off types, the graph, tools, checks and data. Knows nothing of the app."""
