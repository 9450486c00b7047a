"""What a passport changes, and what not."""

from collections.abc import Iterator

from synthetic.perturbations.observed import Observed
from synthetic.perturbations.relations.registry import Breach, differ, relation

TOPIC = "visa"


@relation("entry_rule_told")
def entry_rule_told(first: Observed, second: Observed) -> Iterator[Breach]:
    """The second plan tells the entry rule; all other facts are those of the first."""
    facts = [seen.plan.itinerary.facts for seen in (first, second)]
    if not any(fact.topic == TOPIC for fact in facts[1]):
        yield Breach("no fact of the second plan is about the visa; wanted: the entry rule of the passport")
    others = [{(fact.topic, fact.text) for fact in each if fact.topic != TOPIC} for each in facts]
    if others[0] != others[1]:
        topics = [", ".join(sorted({topic for topic, _ in each})) or "none" for each in others]
        said = sorted(text for _, text in others[0] ^ others[1])[0]
        yield differ(f"facts beside the visa ({said[:60]!r} is in one alone)", topics[0], topics[1], "the same")
