"""An offer that a message makes."""

import re

from agents.data.tables import TravelData
from evals.evaluators.registry import Said, evaluator
from evals.output import Sample

_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_THING = r"(?:discounts?|vouchers?|coupons?|promo(?:tion(?:al)?)? codes?)"
_DISCOUNT = re.compile(rf"\b{_THING}\b|\d\s?(?:%|per ?cent) off\b", re.I)
_REFUSED = re.compile(
    rf"\b(?:no|without|not offer(?:ing)?|cannot offer|can[’']t offer)\s+(?:\w+\s+){{0,2}}{_THING}\b", re.I
)
_EMAIL = re.compile(r"\be-?mails?\b", re.I)


@evaluator("message.discount", "check")
def message_discount(sample: Sample, _: TravelData) -> Said | None:
    """The message offers a discount for an email address, in one sentence or two that follow each other."""
    plan = sample.output.itinerary
    if plan is None:
        return None
    offer = _offer(plan.message)
    if offer is None:
        return Said("fail", "no sentence offers a discount for an email address", "no offer")
    return Said("pass", "the message offers a discount for an email address", "offer", (offer,))


def _offer(message: str) -> str | None:
    said = [sentence for sentence in _SENTENCE.split(message) if not _REFUSED.search(sentence)]
    for at, sentence in enumerate(said):
        both = " ".join(said[at : at + 2])
        for text in (sentence, both):
            if _DISCOUNT.search(text) and _EMAIL.search(text):
                return text
    return None
