"""Questions that a trip waits for, and the span that the answer goes on in."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Apply."""
    op.add_column("trips", sa.Column("question", sa.JSON))
    op.add_column("trips", sa.Column("span_id", sa.String(16)))


def downgrade() -> None:
    """Take back."""
    op.drop_column("trips", "span_id")
    op.drop_column("trips", "question")
