"""A rule-based engine behind OpenAI's chat completions. It is not a language model."""

from rehearsal.engine import Rehearsal
from rehearsal.reply import Reply
from rehearsal.routes import create_app
from rehearsal.transport import RehearsalTransport

__all__ = ["Rehearsal", "RehearsalTransport", "Reply", "create_app"]
