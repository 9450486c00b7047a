"""What a planner cannot promise."""

import re
from collections.abc import Iterator

from agents.data.tables import TravelData
from evals.evaluators.registry import Said, evaluator
from evals.evaluators.saying import told
from evals.output import Sample

_BOUGHT = r"(?:flight|hotel|room|seat|stay|table|ticket|tour|transfer)s?"
_COMMITMENT = re.compile(
    r"\b(?:I|we)(?: have|[’']ve)?(?: already)? booked\b"
    rf"|\b(?:I|we)(?: have|[’']ve)?(?: already)? (?:reserved|confirmed|paid for) (?:\w+ ){{0,3}}{_BOUGHT}\b"
    r"|\b(?:is|are|has been|have been)(?: already)? (?:booked|reserved|confirmed|paid) for you\b"
    r"|\bguarante(?:e|es|ed)\b|\b(?:full|money.back) refund\b|\bbest price\b",
    re.I,
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_NOT = re.compile(r"\b(?:no|not|never|nothing|without|cannot)\b|n[’']t\b", re.I)


@evaluator("message.commitment", "check")
def message_commitment(sample: Sample, _: TravelData) -> Said | None:
    """The message claims no booking, guarantee or refund: the application plans and buys nothing."""
    plan = sample.output.itinerary
    return told(_claims(plan.message), "it claims no booking, guarantee or refund") if plan else None


def _claims(message: str) -> Iterator[str]:
    for sentence in _SENTENCE.split(message):
        found = _COMMITMENT.search(sentence)
        if found and not _NOT.search(sentence[: found.start()]):
            yield f"the message says “{found[0]}”, which nothing stands behind"
