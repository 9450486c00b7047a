"""The facts of a message, as clear as the tuple says."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from synthetic.wording import figures
from synthetic.wording.clauses import Clause, party_group
from synthetic.wording.layouts.registry import choose_layout
from synthetic.wording.layouts.sentences import joined_now_and_then
from synthetic.wording.message import Message
from synthetic.wording.phrasebook import phrasebook

TURN = "story.turn"
LANGUAGES = ("de", "es", "fr", "it", "nl", "pt")
LONG_STORY = 285
"""Words of an over-long message at the least, before habits take some of them out."""

Say = Callable[[Message], list[str]]


def facts_said(message: Message) -> list[str]:
    """Sentences, or a list as one text, that state all facts."""
    return _BY_CLARITY.get(message.value("clarity"), clear)(message)


def clear(message: Message) -> list[str]:
    """Plainly, in one of the layouts."""
    return choose_layout(message.draw, message.persona.habits)(message.draw, message.clauses)


def vague(message: Message) -> list[str]:
    """In hints; what has none is said plainly."""
    first, *rest = message.clauses
    order = [first, *message.draw.shuffled(rest)]
    return joined_now_and_then(message.draw, [clause.say(message.draw, "vague") for clause in order])


def contradictory(message: Message) -> list[str]:
    """Plainly, with what cannot both hold."""
    said = clear(message)
    match message.facts.contradiction:
        case "length":
            return said
        case "level":
            return [*said, message.draw.say("clarity.level")] if message.draw.maybe(0.5) else said
        case "words" | None:
            one, _, other = message.draw.say("clarity.words").partition(" // ")
            return [one, *said, other] if message.draw.maybe(0.5) else message.scattered(said, [one, other])


def over_long(message: Message) -> list[str]:
    """One sentence here and there in a long story."""
    said = joined_now_and_then(message.draw, [clause.say(message.draw, "sentence") for clause in message.clauses])
    turned = [_turned(message, sentence) for sentence in said]
    story = list(told(message, LONG_STORY - sum(len(sentence.split()) for sentence in turned)))
    return message.scattered(story, turned)


def mixed_languages(message: Message) -> list[str]:
    """English, with two clauses or more in one or two other languages."""
    draw = message.draw
    able = [clause for clause in message.clauses if _group_in("es", clause, message)]
    foreign = draw.shuffled(able)[: max(2, round(len(able) * draw.one_of((0.4, 0.6, 0.8))))]
    english = [clause.say(draw, "sentence") for clause in message.clauses if clause not in foreign]
    greeting, *said = foreign_said(message, foreign, len(foreign))
    aside = [draw.say("mixed.sorry")] if draw.maybe(0.3) else []
    return [greeting, *message.scattered(said, [*draw.shuffled(english), *aside])]


def foreign_said(message: Message, clauses: Sequence[Clause], count: int) -> list[str]:
    """A greeting, so many of the clauses and a few words at the end, in one or two other languages."""
    draw = message.draw
    own = message.persona.locale[:2]
    first = own if own in LANGUAGES else draw.one_of(LANGUAGES)
    speaks = (first, draw.one_of([each for each in LANGUAGES if each != first])) if draw.maybe(0.35) else (first,)
    able = [clause for clause in clauses if _group_in(first, clause, message)]
    said = [_say_in(draw.one_of(speaks), clause, message) for clause in draw.shuffled(able)[:count]]
    ending = draw.say(f"{draw.one_of(speaks)}.{draw.one_of(('ask', 'closing'))}")
    return [draw.say(f"{first}.greeting") + ",", *said, ending]


def _say_in(language: str, clause: Clause, message: Message) -> str:
    facts, values = message.facts, dict[str, str]()
    if facts.start:
        values["month"] = figures.month_in(facts.start, language)
    if clause.dimension == "interests":
        values["interests"] = message.interests(language)
    return message.draw.say(f"{language}.{_group_in(language, clause, message)}", **values)


def told(message: Message, words: int) -> Iterator[str]:
    """Stories until there are so many words."""
    stories = [name for name in phrasebook().named("story.") if name != TURN]
    for story in message.draw.shuffled(stories):
        for sentence in message.draw.each(story):
            if words <= 0:
                return
            if message.draw.maybe(0.9):
                words -= len(sentence.split())
                yield sentence


def _turned(message: Message, sentence: str) -> str:
    return f"{message.draw.say(TURN)}: {sentence}" if message.draw.maybe(0.35) else sentence


def _group_in(language: str, clause: Clause, message: Message) -> str | None:
    """The group of the language's file that says a clause; None where there is none."""
    facts = message.facts
    match clause.dimension:
        case "duration" if "adverb" in clause.groups:
            return "day" if facts.days == 1 else "duration"
        case "party":
            party = party_group(facts.party)
            plural = party != "family" or (
                facts.party.children > 1 and facts.party.adults > 1 and not facts.party.seniors
            )
            return party if plural and message.draw.has(f"{language}.{party}") else None
        case "budget" if facts.amount:
            return "budget"
        case "interests" if facts.interests and clause.groups["sentence"] == "interests.sentence":
            return "interests"
        case "destination" | "season":
            return clause.dimension
        case _:
            return None


_BY_CLARITY: Mapping[str, Say] = MappingProxyType(
    {"vague": vague, "contradictory": contradictory, "over_long": over_long, "mixed_languages": mixed_languages}
)
