"""Versions: follow-ups to a trip."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Apply. Every trip so far is the first of its family."""
    op.add_column("trips", sa.Column("family", sa.String(32), nullable=False, server_default=""))
    op.add_column("trips", sa.Column("version", sa.Integer, nullable=False, server_default="1"))
    op.add_column("trips", sa.Column("change", sa.Text))
    op.execute("UPDATE trips SET family = id")
    op.create_index("ix_trips_family", "trips", ["family"])


def downgrade() -> None:
    """Take back."""
    op.drop_index("ix_trips_family", "trips")
    for column in ("change", "version", "family"):
        op.drop_column("trips", column)
