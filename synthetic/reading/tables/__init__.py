"""Names and what they stand for: months, numbers, currencies, languages."""
