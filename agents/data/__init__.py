"""Open travel data: one read-only SQLite file (`tables.TravelData`) and what it is built from (`build`)."""
