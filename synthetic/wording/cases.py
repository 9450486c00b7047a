"""Cases from rows: facts, expectation, and words that are read back until nothing of the tuple is lost."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import NamedTuple

from agents.data.tables import TravelData
from synthetic.case import Case, case_id, split_of
from synthetic.expected.expect import expect
from synthetic.facts.make import make_facts
from synthetic.facts.steps.registry import FactsError
from synthetic.form import form_of
from synthetic.wording.compose import Draft
from synthetic.wording.duplicates import Likeness, Written
from synthetic.wording.report import LeftOut, Report
from synthetic.wording.write import brief_of, words_of
from synthetic.wording.writer import Brief, Writer, WriterError

ATTEMPTS = 8
_ORDER: tuple[Likeness, ...] = ("new", "near", "same")

ReadBack = Callable[[Mapping[str, str], str, TravelData, date], tuple[str, ...]]
"""`synthetic.reading.fidelity.lost`: the dimensions whose value does not come back from a text."""


@dataclass(frozen=True, slots=True)
class Making:
    """What all cases of a file have in common. `dimensions` is the digest of the file that the rows are from."""

    data: TravelData
    asked_on: date
    seed: int
    dimensions: str
    writer: Writer
    read_back: ReadBack
    attempts: int = ATTEMPTS


@dataclass(frozen=True, slots=True)
class _Row:
    """A row on its way, its number from 1."""

    number: int
    brief: Brief


class _Judged(NamedTuple):
    """A draft with what it loses, how like it is to earlier texts, and the share of its 4-grams that is new."""

    draft: Draft
    lost: tuple[str, ...]
    likeness: Likeness
    novelty: float


def make_cases(
    rows: Sequence[Mapping[str, str]], making: Making, report: Report, kept: Sequence[Case] = ()
) -> Iterator[Case]:
    """Yield cases in the order of the rows, as soon as they are made, and count into the report.

    Rows of cases that are `kept` from an earlier run are passed over, and no text is like one of theirs.

    Raises:
        WriterError: the writer is a model, and it cannot go on; what was written before has been yielded.
    """
    written = Written()
    for case in kept:
        written.add(case.words.text)
    begun = _begun(rows, making, report, {case.seed for case in kept})
    while few := list(islice(begun, making.writer.at_once)):
        made: dict[int, Case] = {}
        try:
            _word(few, making, written, report, made)
        except WriterError:
            yield from (made[number] for number in sorted(made))
            raise
        yield from (made[number] for number in sorted(made))


def case_seed(seed: int, tuple: Mapping[str, str], again: int) -> int:
    """The seed of a row by its content, so that other rows around it change nothing; `again` counts equal rows."""
    return _derived(seed, json.dumps(dict(tuple), sort_keys=True, ensure_ascii=False), again)


def attempt_seed(seed: int, attempt: int) -> int:
    """The seed of the words of an attempt, from 1, at the case of a seed."""
    return _derived(seed, attempt)


def _derived(*parts: object) -> int:
    return int(hashlib.sha256(repr(parts).encode()).hexdigest()[:8], 16)


def _begun(rows: Sequence[Mapping[str, str]], making: Making, report: Report, done: AbstractSet[int]) -> Iterator[_Row]:
    seen = Counter[str]()
    for number, tuple in enumerate(rows, start=1):
        key = json.dumps(dict(tuple), sort_keys=True)
        seed = case_seed(making.seed, tuple, seen[key])
        seen[key] += 1
        if seed in done:
            continue
        report.rows += 1
        try:
            persona, facts = make_facts(tuple, seed, making.data, making.asked_on)
        except FactsError as error:
            report.left_out.append(LeftOut(number, str(error)))
        else:
            yield _Row(number, brief_of(tuple, persona, facts, seed))


def _word(rows: Sequence[_Row], making: Making, written: Written, report: Report, made: dict[int, Case]) -> None:
    """Attempt after attempt, until every row has a case or all attempts are used."""
    waiting = list(rows)
    alike: dict[int, Draft] = {}
    lost: dict[int, tuple[str, ...] | None] = {}
    for attempt in range(1, making.attempts + 1):
        briefs = [replace(row.brief, seed=attempt_seed(row.brief.seed, attempt)) for row in waiting]
        for row, drafts in zip(list(waiting), making.writer.drafts(briefs) if briefs else [], strict=True):
            best = _best(row, drafts, making, written)
            lost[row.number] = best.lost if best else None
            if attempt == 1:
                report.faithful_first += bool(best and not best.lost)
                report.lost_first.update(best.lost if best else ())
            if best and not best.lost and best.likeness == "new":
                made[row.number] = _case(row, best.draft, attempt, making, written, report)
                waiting.remove(row)
            elif best and not best.lost and best.likeness == "near":
                alike[row.number] = best.draft
    for row in waiting:
        if row.number in alike and written.likeness(alike[row.number].text) != "same":
            made[row.number] = _case(row, alike[row.number], making.attempts, making, written, report)
        else:
            report.lost_last.update(lost[row.number] or ())
            report.left_out.append(LeftOut(row.number, _why(lost[row.number], making.attempts)))


def _best(row: _Row, drafts: Sequence[Draft], making: Making, written: Written) -> _Judged | None:
    """What loses least, then what is least like what is there; None where there is no draft."""

    def judged(draft: Draft) -> _Judged:
        lost = making.read_back(row.brief.tuple, draft.text, making.data, making.asked_on)
        return _Judged(draft, lost, written.likeness(draft.text), written.novelty(draft.text))

    def rank(each: _Judged) -> tuple[int, int, float]:
        return len(each.lost), _ORDER.index(each.likeness), -each.novelty

    return min(map(judged, drafts), key=rank, default=None)


def _case(row: _Row, draft: Draft, attempt: int, making: Making, written: Written, report: Report) -> Case:
    brief, words = row.brief, words_of(row.brief, draft, making.writer, attempt)
    written.add(draft.text)
    report.cases, report.near, report.distinct = report.cases + 1, written.near, written.distinct
    report.rewritten += attempt > 1
    tuple, form = dict(brief.tuple), form_of(brief.facts, brief.persona, draft.notes)
    return Case(
        id=case_id(tuple, brief.seed, words, form),
        dimensions=making.dimensions,
        tuple=tuple,
        seed=brief.seed,
        asked_on=making.asked_on,
        split=split_of(tuple),
        persona=brief.persona,
        facts=brief.facts,
        expected=expect(tuple, brief.facts, brief.persona, making.data, making.asked_on),
        words=words,
        form=form,
    )


def _why(lost: tuple[str, ...] | None, attempts: int) -> str:
    if lost is None:
        return f"the writer refused it {attempts} times"
    if lost:
        return f"{', '.join(lost)} could not be read back from any of {attempts} texts"
    return f"each of {attempts} texts is one that is there already"
