"""A simulated traveller: a goal and a temper, several turns, and a record of who was at fault."""
