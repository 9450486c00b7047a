"""Trips."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "trips",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("session_key", sa.String(64), index=True),
        sa.Column("status", sa.String(16), nullable=False, index=True),
        sa.Column("worker", sa.String(64), nullable=False),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("request", sa.JSON, nullable=False),
        sa.Column("itinerary", sa.JSON),
        sa.Column("why", sa.Text),
        sa.Column("field", sa.String(64)),
        sa.Column("trace_id", sa.String(32)),
        sa.Column("model", sa.String(128), nullable=False),
        sa.Column("prompts", sa.JSON),
        sa.Column("usage", sa.JSON),
        sa.Column("events", sa.JSON),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, index=True),
        sa.Column("finished_at", sa.DateTime(timezone=True)),
        sa.Column("elapsed_ms", sa.Integer),
    )


def downgrade() -> None:
    """Take back."""
    op.drop_table("trips")
