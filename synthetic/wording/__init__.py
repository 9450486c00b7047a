"""From a tuple made definite to the words of a person: an intent sentence first, then how somebody would say it."""
