"""Labels of people: items, queues, events, splits, and who has looked at test."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

TABLES = (
    "label_items", "label_queues", "label_events", "label_reveals", "label_sent", "label_splits", "label_openings",
)  # fmt: skip
SEQUENCE = sa.BigInteger().with_variant(sa.Integer, "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "label_items",
        sa.Column("id", sa.String(18), primary_key=True),
        sa.Column("trace_id", sa.String(32), index=True),
        sa.Column("content", sa.JSON, nullable=False),
    )
    op.create_table(
        "label_queues",
        sa.Column("name", sa.String(64), primary_key=True),
        sa.Column("rubric", sa.String(40), nullable=False, index=True),
        sa.Column("content", sa.JSON, nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
    )
    op.create_table(
        "label_events",
        sa.Column("sequence", SEQUENCE, primary_key=True, autoincrement=True),
        sa.Column("id", sa.String(36), nullable=False, unique=True),
        sa.Column("item", sa.String(18), nullable=False, index=True),
        sa.Column("rubric", sa.String(40), nullable=False, index=True),
        sa.Column("person", sa.String(40), nullable=False, index=True),
        sa.Column("queue", sa.String(64), index=True),
        sa.Column("content", sa.JSON, nullable=False),
    )
    op.create_table(
        "label_reveals",
        sa.Column("item", sa.String(18), primary_key=True),
        sa.Column("rubric", sa.String(40), primary_key=True),
        sa.Column("person", sa.String(40), primary_key=True),
        sa.Column("at", MOMENT, nullable=False),
    )
    op.create_table(
        "label_sent",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("at", MOMENT, nullable=False),
    )
    op.create_table(
        "label_splits",
        sa.Column("rubric", sa.String(40), primary_key=True),
        sa.Column("cluster", sa.String(200), primary_key=True),
        sa.Column("split", sa.String(8), nullable=False),
        sa.Column("stratum", sa.String(32), nullable=False),
        sa.Column("seed", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "label_openings",
        sa.Column("sequence", SEQUENCE, primary_key=True, autoincrement=True),
        sa.Column("rubric", sa.String(40), nullable=False, index=True),
        sa.Column("judge", sa.String(300), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("reason", sa.Text),
        sa.Column("content", sa.JSON, nullable=False),
        sa.UniqueConstraint("judge", "number"),
    )


def downgrade() -> None:
    """Take back."""
    for name in reversed(TABLES):
        op.drop_table(name)
