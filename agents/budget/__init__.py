"""What a trip costs: levels of spending, lines, sums, and whether the budget is enough. Code, no model."""
