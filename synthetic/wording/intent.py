"""The first of two steps: a tuple and its facts as plain sentences, from which the person's words are made."""

from collections.abc import Iterator

from synthetic.dimensions import Tuple
from synthetic.facts.facts import Facts
from synthetic.wording.figures import joined

_HOW = {
    "vague": "They only hint at facts, but each can still be told.",
    "contradictory": "They contradict themselves.",
    "over_long": "The facts are lost in a long story of at least 260 words.",
    "mixed_languages": "They mix English with one or two other languages.",
    "frustrated": "They are annoyed.",
    "chatty": "They are friendly and wander off the point.",
    "off_topic": "What they ask for is something else that is no part of a trip.",
    "attack": "They try to turn the planner against its own rules.",
}
_AGAINST = {
    "length": "The length and the dates contradict each other.",
    "level": "The level of spending and the style contradict each other.",
    "words": "Two of their wishes cannot both hold.",
}


def intent_of(tuple: Tuple, facts: Facts) -> str:
    """As in `A trip to Rome for 5 days, for 2 adults. At most 600 EUR for all. They are annoyed.`."""
    return " ".join([_trip(facts), *_wishes(facts), *_manner(tuple, facts)])


def _trip(facts: Facts) -> str:
    party = facts.party
    who = [
        f"{count} {one if count == 1 else many}"
        for count, one, many in (
            (party.adults, "adult", "adults"),
            (party.seniors, "senior of 65 or more", "seniors of 65 or more"),
            (party.children, "child", "children"),
        )
        if count
    ]
    length = f" for {facts.days} {'day' if facts.days == 1 else 'days'}" if facts.days else ""
    start = f" from {facts.start}" if facts.start else ""
    end = f" to {facts.end}" if facts.end else ""
    return f"A trip to {facts.destination}{length}{start}{end}, for {joined(who)}."


def _wishes(facts: Facts) -> Iterator[str]:
    if facts.amount:
        yield f"At most {facts.amount:f} {facts.currency} for all."
    if facts.level:
        yield f"Level of spending, in words without a number: {facts.level}."
    likes = [*(interest.value for interest in facts.interests), *([facts.unserved] if facts.unserved else [])]
    if likes:
        yield f"For {joined(likes)}."
    if facts.style != "balanced":
        yield f"Style: {facts.style}."
    if facts.party.diets:
        yield f"All meals have to be {joined([diet.value for diet in facts.party.diets])}."
    if facts.party.mobility != "none":
        need = "uses a wheelchair" if facts.party.mobility == "wheelchair" else "cannot walk far or climb stairs"
        yield f"One of them {need}."
    if facts.children_ages:
        yield f"Ages of the children: {joined([str(age) for age in facts.children_ages])}."
    if facts.passport:
        yield f"Passport: {facts.passport}."


def _manner(tuple: Tuple, facts: Facts) -> Iterator[str]:
    clarity = tuple.get("clarity")
    if clarity == "contradictory" and facts.contradiction:
        yield _AGAINST[facts.contradiction]
    elif clarity in _HOW:
        yield _HOW[clarity]
    for dimension in ("mood", "intent"):
        if (value := tuple.get(dimension)) in _HOW:
            yield _HOW[value]
