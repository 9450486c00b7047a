"""What a tuple stands for in one case: a city, days, an amount; made by code, before any word is written."""
