"""How unlike each other the grammar's texts are, and how many keep their tuple."""

from collections.abc import Iterator
from datetime import date
from time import perf_counter

from sacrebleu.metrics.bleu import BLEU

from agents.data.tables import TravelData
from benchmarks.registry import benchmark
from benchmarks.report import Figure
from synthetic.case import Case
from synthetic.dimensions import Dimensions
from synthetic.dimensions_file import read_dimensions
from synthetic.reading.fidelity import lost
from synthetic.reading.noticing import noticed
from synthetic.tuples.generate import generate
from synthetic.tuples.sampling import sample
from synthetic.wording.cases import Making, make_cases
from synthetic.wording.duplicates import Written
from synthetic.wording.report import Report
from synthetic.wording.writer import GrammarWriter

ROWS, SEEDS, COVERING, HYPOTHESES = 500, (2001, 2002), 2003, 30
"""How many by weight, on which seeds; the seed of those that cover all triples; texts that self-BLEU is taken of."""
ASKED_ON = date(2026, 11, 20)


@benchmark("wording")
def wording() -> list[Figure]:
    """500 requests drawn by weight, on two seeds, and those that cover all triples: written by the grammar, read back.

    Shares of rows. The reader and the phrases were written apart, neither from the other, and then reconciled: each
    text that was not read back was judged by what a person would read, on seeds below 1000; no text of these seeds
    was looked at. The reader's lists of words grew by that, so that this says how well the two fit; how well other
    people are read is measured by the labelled messages of the tests. A wrong value is one of a text's tuple,
    changed for another allowed one: was it named as lost? Near duplicates share seven tenths of their word 3-grams.
    Self-BLEU is BLEU-4 of 30 of the texts, each against all others, of which it takes whatever fits: 100 is the
    same again, and more references make it higher.
    """
    dimensions, data = read_dimensions(), TravelData.open()
    drawn = [sample(dimensions.space(), dimensions.weights, ROWS, seed) for seed in SEEDS]
    sets = [*drawn, generate(dimensions.space(3), seed=COVERING)]
    reports, cases, times = list[Report](), list[list[Case]](), list[float]()
    for seed, rows in zip((*SEEDS, COVERING), sets, strict=True):
        start, report = perf_counter(), Report()
        cases.append(list(make_cases([*map(dimensions.decode, rows)], _making(seed, dimensions.digest, data), report)))
        times.append(perf_counter() - start)
        reports.append(report)
    texts = [[case.words.text for case in each] for each in cases]
    near = [_near(each) for each in texts]
    kept = [case for each in cases for case in each]
    return [
        Figure.at_least("read back at the first attempt", [each.faithful_first / each.rows for each in reports], 0.97),
        Figure.at_least("read back in the end, of what is kept", [_read_back(each, data) for each in cases], 1),
        Figure.at_most("left out", [len(each.left_out) / each.rows for each in reports], 0.01),
        Figure.at_most("exact duplicates", [1 - len(set(each)) / len(each) for each in texts], 0),
        Figure.at_most("near duplicates", near, 0.01),
        Figure.at_least("distinct 4-grams", [each.distinct for each in reports], 0.5),
        Figure.of("self-BLEU, drawn by weight", [_self_bleu(each) for each in texts[: len(SEEDS)]]),
        *_noticed(kept, dimensions, data),
        Figure.of("500 cases: time", [time * ROWS / each.rows for time, each in zip(times, reports, strict=True)], "s"),
    ]


def _noticed(cases: list[Case], dimensions: Dimensions, data: TravelData) -> Iterator[Figure]:
    worded = [(case.tuple, case.words.text) for case in cases]
    for name, each in noticed(worded, dimensions, data, ASKED_ON, COVERING).items():
        yield Figure.at_least(f"a wrong {name} is noticed", [each.rate], 0.85 if name == "budget" else 0.95)


def _read_back(cases: list[Case], data: TravelData) -> float:
    """Share of cases whose text, as it is written in the file, still says the tuple."""
    return sum(not lost(case.tuple, case.words.text, data, ASKED_ON) for case in cases) / len(cases)


def _making(seed: int, digest: str, data: TravelData) -> Making:
    return Making(data, ASKED_ON, seed, digest, GrammarWriter(), lost)


def _near(texts: list[str]) -> float:
    """Share of texts that are alike to an earlier one."""
    written = Written()
    for text in texts:
        written.add(text)
    return written.near / len(texts)


def _self_bleu(texts: list[str]) -> float:
    bleu = BLEU(effective_order=True)
    scores = [
        bleu.sentence_score(text, texts[:at] + texts[at + 1 :]).score for at, text in enumerate(texts[:HYPOTHESES])
    ]
    return sum(scores) / len(scores)
