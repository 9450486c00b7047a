"""What stands in the slots of phrases: a person, and the facts as that person would write them."""

from collections.abc import Iterator
from random import Random

from synthetic.facts.facts import Facts
from synthetic.persona import Persona
from synthetic.wording import figures


def values_of(persona: Persona, facts: Facts, rng: Random) -> dict[str, str]:
    """A value for each slot that the facts have something for. One way to write each of them holds for a message."""
    return {
        **voice(facts),
        "name": persona.name.split()[0],
        "full_name": persona.name,
        "home": persona.home,
        "city": facts.destination,
        **dict(_length(facts, rng)),
        **dict(_dates(facts, rng)),
        **dict(_people(facts, rng)),
        **dict(_needs(facts, rng)),
        **({"amount": figures.amount(facts.amount, facts.currency, rng)} if facts.amount and facts.currency else {}),
        **({"unserved": facts.unserved} if facts.unserved else {}),
    }


def voice(facts: Facts) -> dict[str, str]:
    """`I` or `we`, and what goes with it."""
    if facts.party.size == 1:
        return {"I": "I", "me": "me", "my": "my", "am": "am"}
    return {"I": "we", "me": "us", "my": "our", "am": "are"}


def _length(facts: Facts, rng: Random) -> Iterator[tuple[str, str]]:
    if facts.days:
        yield "span", figures.span(facts.days, rng)
        yield "long", figures.long(facts.days, rng)
        yield "n", str(facts.days)


def _dates(facts: Facts, rng: Random) -> Iterator[tuple[str, str]]:
    if facts.start:
        yield "start", figures.day(facts.start, rng)
        yield "month", figures.month(facts.start, rng)
        yield "part", ("early", "mid", "late")[min(facts.start.day - 1, 29) // 10]
        yield "day_number", str(facts.start.day)
        yield "year", str(facts.start.year)
    if facts.end:
        yield "end", figures.day(facts.end, rng)


def _people(facts: Facts, rng: Random) -> Iterator[tuple[str, str]]:
    party = facts.party
    adults = figures.counted(party.adults, "adult", ("adults", "adults", "grown-ups"), rng)
    seniors = figures.counted(party.seniors, "senior", ("seniors", "retirees", "pensioners"), rng)
    yield "adults", adults
    yield "seniors", seniors
    yield "kids", figures.counted(party.children, rng.choice(("child", "kid")), ("kids", "children", "children"), rng)
    grown_ups = [said for said, count in ((adults, party.adults), (seniors, party.seniors)) if count]
    yield "grown_ups", figures.joined(grown_ups)
    yield "total", figures.number(party.size, rng)
    yield "others", figures.number(party.size - 1, rng)
    yield "adults_n", str(party.adults)
    yield "kids_n", str(party.children)
    yield "seniors_n", str(party.seniors)


def _needs(facts: Facts, rng: Random) -> Iterator[tuple[str, str]]:
    if facts.party.diets:
        yield "diet", figures.joined([diet.value for diet in facts.party.diets])
    if facts.children_ages:
        unit = rng.choice(("", " years", " years old", " years old"))
        yield "ages", figures.joined([str(age) for age in facts.children_ages]) + unit
    if facts.passport:
        yield "passport", facts.passport
