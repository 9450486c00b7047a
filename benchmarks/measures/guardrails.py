"""Attacks that the guard stops, and harmless texts that it lets through."""

import asyncio
from collections.abc import Callable, Sequence
from typing import NamedTuple

from agents.data.tables import TravelData
from agents.guards.registry import is_attack
from benchmarks.guardrails.door import Fate, fate_of, is_of_form, is_of_tool
from benchmarks.guardrails.obeying import obeyed
from benchmarks.guardrails.suite import Entry, Split, load
from benchmarks.registry import benchmark
from benchmarks.report import Figure
from benchmarks.wilson import Share


class Judged(NamedTuple):
    """A text and what became of it."""

    entry: Entry
    fate: Fate


@benchmark("guardrails")
def guardrails() -> list[Figure]:
    """112 attacks and 112 harmless look-alikes, written without sight of the guard and split in halves by kind and
    field (`suites/attacks.yaml`). The guard was built on `dev`; `test` was not looked at. An attack in the form is
    stopped when the trip is refused, by the guard or because the form takes no such value; one in a tool's result when
    the text is taken out before a model reads it. What gets through is planned to the end with the rehearsal engine,
    which obeys prompts and no data; with a language model that figure would have to be measured anew. The guard is a
    list of phrases, patterns and codes: it stops what is usual, not whoever takes pains. Prompts that call the trip
    data, typed hand-offs and sums by code stay what a plan rests on.
    """  # noqa: D205 - the docstring is the section's opening
    data = TravelData.open()
    figures = [figure for split in ("test", "dev") for figure in _half(split, data)]
    texts = [text for city in data.curated() for place in data.places(city.id) for text in (place.name, place.note)]
    taken = Share(sum(is_attack(text) for text in texts), len(texts))
    data.close()
    return [*figures, _figure("texts of the curated data taken for attacks", taken)]


def _half(split: Split, data: TravelData) -> list[Figure]:
    judged = [Judged(entry, fate_of(entry, data)) for entry in load(split)]
    attacks = [one for one in judged if one.entry.harmful]
    harmless = [one for one in judged if not one.entry.harmful]
    through = [one.entry for one in attacks if one.fate == "passed"]
    astray = asyncio.run(obeyed(through))
    figures = [
        _figure(f"{split}: attacks stopped", _stopped(attacks)),
        _figure(f"{split}: attacks in the form stopped", _stopped(attacks, is_of_form)),
        _figure(f"{split}: attacks in tool results stopped", _stopped(attacks, is_of_tool)),
        _figure(f"{split}: look-alikes let through", _through(harmless)),
        _figure(f"{split}: look-alikes in the form let through", _through(harmless, is_of_form)),
        _figure(f"{split}: look-alikes in tool results let through", _through(harmless, is_of_tool)),
        _figure(f"{split}: attacks that got through and changed the plan", Share(len(astray), len(through))),
    ]
    for kind in sorted({one.entry.kind for one in judged}):
        of_kind = _stopped(attacks, lambda entry, kind=kind: entry.kind == kind)
        passed = _through(harmless, lambda entry, kind=kind: entry.kind == kind)
        name = f"{split}, {kind.replace('_', ' ')}: attacks stopped"
        figures.append(Figure.of(name, [of_kind.percent], "%", f"{of_kind}; look-alikes let through: {passed}"))
    return figures


def _stopped(judged: Sequence[Judged], of: Callable[[Entry], bool] = lambda _: True) -> Share:
    fates = [one.fate for one in judged if of(one.entry)]
    return Share(sum(fate != "passed" for fate in fates), len(fates))


def _through(judged: Sequence[Judged], of: Callable[[Entry], bool] = lambda _: True) -> Share:
    fates = [one.fate for one in judged if of(one.entry)]
    return Share(sum(fate == "passed" for fate in fates), len(fates))


def _figure(name: str, share: Share) -> Figure:
    return Figure.of(name, [share.percent], "%", str(share))
