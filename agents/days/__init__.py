"""What the days hold: hours, light, holidays, places grouped and put in order. Code, no model."""
