"""What a message has to say, one clause for each thing that is stated, and in which groups the phrases for it are."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from agents.request import Party
from synthetic.dimensions import Tuple
from synthetic.facts.facts import Facts
from synthetic.wording.draw import Draw

Form = Literal["sentence", "adverb", "short", "vague"]
"""A sentence of its own, a part at the end of one, a few words for a list, a sentence that only hints."""
STYLE_IS_SAID = 0.4
"""Share of messages that say the balanced style, which is what one has who says nothing."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A dimension's groups by form; `slots` are groups of phrases that are said first, to stand in a slot."""

    dimension: str
    groups: Mapping[Form, str]
    slots: Mapping[str, str] = field(default_factory=dict[str, str])

    def say(self, draw: Draw, form: Form) -> str:
        """The clause in a form, as a sentence where it has no such form."""
        inner = {slot: draw.say(group) for slot, group in self.slots.items()} if form == "vague" else {}
        return draw.say(self.groups.get(form, self.groups["sentence"]), **inner)


def clauses(values: Tuple, facts: Facts, draw: Draw) -> list[Clause]:
    """All that is stated, in the order of the dimensions."""
    return [
        *_where(),
        *_when(values, facts),
        *_money(facts),
        *_likes(facts, draw),
        *_who(facts),
        *_needs(values, facts),
    ]


def party_group(party: Party) -> str:
    """Which phrases say who travels."""
    if party.children:
        return "family"
    if party.seniors:
        return "senior_mix" if party.adults else "seniors"
    return {1: "solo", 2: "couple"}.get(party.adults, "friends")


def _plain(file: str, *forms: Form, slots: Mapping[str, str] | None = None) -> Clause:
    return Clause(file, {form: f"{file}.{form}" for form in ("sentence", *forms)}, slots or {})


def _where() -> Iterator[Clause]:
    yield _plain("destination", "short", "vague")


def _when(values: Tuple, facts: Facts) -> Iterator[Clause]:
    if facts.days and facts.start and facts.end:
        yield Clause("duration", {"sentence": "clarity.length"})
        return
    if facts.days:
        about = {"about": f"duration.about_{values['duration']}"}
        yield _plain("duration", "adverb", "short", "vague", slots=about)
    if facts.start:
        yield _plain("season", "adverb", "short", "vague", slots={"hint": f"season.hint_{values['season']}"})


def _money(facts: Facts) -> Iterator[Clause]:
    if facts.amount:
        yield _plain("budget", "adverb", "short", "vague")
    elif facts.level:
        yield Clause("budget", {"sentence": f"budget.level_{facts.level}", "short": f"budget.short_{facts.level}"})


def _likes(facts: Facts, draw: Draw) -> Iterator[Clause]:
    if facts.interests:
        yield _plain("interests", "adverb", "short", "vague")
    if facts.unserved:
        yield Clause("interests", {"sentence": "interests.unserved", "short": "interests.unserved_short"})
    style = facts.style.value
    if draw.has(f"style.{style}") and (style != "balanced" or draw.maybe(STYLE_IS_SAID)):
        yield Clause("style", {"sentence": f"style.{style}", "short": f"style.short_{style}"})


def _who(facts: Facts) -> Iterator[Clause]:
    group = f"party.{party_group(facts.party)}"
    yield Clause("party", {"sentence": group, "adverb": f"{group}_adverb", "short": f"{group}_short"})


def _needs(values: Tuple, facts: Facts) -> Iterator[Clause]:
    alone = "_solo" if facts.party.size == 1 else ""
    if facts.party.diets:
        yield _need("diet", alone)
    if facts.party.mobility != "none":
        yield _need(facts.party.mobility, alone)
    if facts.children_ages:
        yield _need("child" if len(facts.children_ages) == 1 else "children")
    elif values.get("need") == "children":
        yield _need("children_unknown")
    if facts.passport:
        yield _need("visa")


def _need(group: str, ending: str = "") -> Clause:
    return Clause("need", {"sentence": f"need.{group}{ending}", "short": f"need.{group}_short"})
