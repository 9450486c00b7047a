"""From draft and material to words, within the limits."""

import re
from collections.abc import Iterator, Sequence

from rehearsal.draft import Draft, Length
from rehearsal.fitting import Pieces, fitted
from rehearsal.material import Material
from rehearsal.sampling import Sampler
from rehearsal.voices import VOICES, Voice
from rehearsal.words import as_sentence, stems, word_set

_EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2b50-\u2b55\ufe0f\u200d\U0001f1e6-\U0001f1ff]+")
_LINKS = ("Also, ", "In addition, ", "What is more, ")
_LINKABLE = word_set("the a an in it on this there your you")
_SHORT_POINTS = 2


def render(draft: Draft, material: Material, sampler: Sampler, heading: str = "") -> str:
    """Writes the text.

    Required sentences and offers stay; points fall away from the end, then the closing, then the opening. `heading` is
    used when headings are asked for.
    """
    voice = VOICES[draft.tone]
    kept = tuple(_kept(draft, material, voice, sampler))
    body = [voice.word(point) for point in _points(draft, material, sampler) if voice.word(point) not in kept]
    pieces = Pieces(
        heading=heading if draft.headings else "",
        start=_clean(draft, [as_sentence(draft.start or "")]),
        opening=_clean(draft, _opening(draft, voice, sampler)),
        body=_clean(draft, body),
        kept=_clean(draft, kept),
        closing=_clean(draft, _closing(draft, voice, sampler)),
        end=_clean(draft, [draft.end or ""]),
    )
    return fitted(pieces, draft.layout, draft.limits)


def _points(draft: Draft, material: Material, sampler: Sampler) -> list[str]:
    secondary = sampler.shuffle("secondary", material.secondary)
    if draft.length is Length.SHORT:
        return list(material.primary[:_SHORT_POINTS])
    points = [*material.primary, *(secondary if draft.length is Length.FULL else [])]
    return [
        _linked(point, sampler.pick(f"link {place}", ["", "", *_LINKS]) if place else "")
        for place, point in enumerate(points)
    ]


def _linked(point: str, link: str) -> str:
    if not link or point.split()[0].lower() not in _LINKABLE:
        return point
    return link + point[0].lower() + point[1:]


def _kept(draft: Draft, material: Material, voice: Voice, sampler: Sampler) -> Iterator[str]:
    for topic in draft.mentions:
        said = next((point for point in material.all if speaks_of(topic, point)), None)
        yield voice.word(said or as_sentence(topic if len(topic.split()) > 4 else f"Please also note: {topic}"))
    for offer in draft.offers:
        template = sampler.pick("offer", voice.gifts if offer.price is None else voice.offers)
        yield as_sentence(template.format(what=offer.what, price=offer.price))


def _opening(draft: Draft, voice: Voice, sampler: Sampler) -> list[str]:
    greeting = sampler.pick("greeting", voice.greetings).format(reader=draft.reader) if draft.reader else ""
    opening = "" if draft.start else sampler.pick("opening", voice.openings)
    return [greeting, opening, voice.emoji if draft.emoji else ""]


def _closing(draft: Draft, voice: Voice, sampler: Sampler) -> list[str]:
    closing = "" if draft.end else sampler.pick("closing", voice.closings)
    return [voice.emoji if draft.emoji else "", closing]


def speaks_of(topic: str, sentence: str) -> bool:
    """Whether the words of a topic stand together in a sentence, endings ignored."""
    wanted, words = stems(topic), stems(sentence)
    if not wanted:
        return topic.lower() in sentence.lower()
    return any(words[at : at + len(wanted)] == wanted for at in range(len(words) - len(wanted) + 1))


def _clean(draft: Draft, parts: Sequence[str]) -> tuple[str, ...]:
    kept = (part for part in parts if part and not any(speaks_of(topic, part) for topic in draft.banned))
    return tuple(_EMOJI.sub("", part).strip() if draft.emoji is False else part for part in kept)
