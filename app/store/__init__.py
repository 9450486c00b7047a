"""What is kept: trips and what came of them, by SQLAlchemy; the schema by Alembic."""
