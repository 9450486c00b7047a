"""What a traveller can want changed, one edit a file: whether code can see it in the plan, and what else changed."""
