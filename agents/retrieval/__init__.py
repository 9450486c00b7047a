"""Which places of a city suit a wish: its words, interests, party, style and season in one ranking."""
