"""How unlike each other the grammar's texts are, and how many keep their tuple."""

from datetime import date
from time import perf_counter

from sacrebleu.metrics.bleu import BLEU

from agents.data.tables import TravelData
from benchmarks.registry import benchmark
from benchmarks.report import Figure
from synthetic.case import Case
from synthetic.dimensions_file import read_dimensions
from synthetic.tuples.sampling import sample
from synthetic.wording.cases import Making, make_cases
from synthetic.wording.duplicates import Written
from synthetic.wording.report import Report
from synthetic.wording.writer import GrammarWriter

ROWS, SEEDS, HYPOTHESES = 500, (0, 1), 30
ASKED_ON = date(2026, 11, 20)


@benchmark("wording")
def wording() -> list[Figure]:
    """500 requests drawn by weight, written by the grammar and read back, on two seeds.

    Fidelity is by our own reader, which knows nothing of the phrases: shares of rows. Near duplicates share seven
    tenths of their word 3-grams. Self-BLEU is BLEU-4 of 30 of the texts, each against all 499 others, of which it takes
    whatever fits: 100 is the same again, and more references make it higher.
    """
    dimensions = read_dimensions()
    reports, times, near, bleu = list[Report](), list[float](), list[float](), list[float]()
    for seed in SEEDS:
        rows = [dimensions.decode(row) for row in sample(dimensions.space(2), dimensions.weights, ROWS, seed)]
        start, report = perf_counter(), Report()
        cases = list(make_cases(rows, _making(seed, dimensions.digest), report))
        times.append(perf_counter() - start)
        reports.append(report)
        near.append(_near(cases))
        bleu.append(_self_bleu([case.words.text for case in cases]))
    return [
        Figure.of("read back at the first attempt", [each.faithful_first / each.rows for each in reports]),
        Figure.at_least("read back in the end", [each.cases / each.rows for each in reports], 0.97),
        Figure.at_most("near or exact duplicates", near, 0.01),
        Figure.at_least("distinct 4-grams", [each.distinct for each in reports], 0.5),
        Figure.of("self-BLEU", bleu),
        Figure.of("500 cases: time", times, "s"),
    ]


def _making(seed: int, digest: str) -> Making:
    from synthetic.reading.fidelity import lost

    return Making(TravelData.open(), ASKED_ON, seed, digest, GrammarWriter(), lost)


def _near(cases: list[Case]) -> float:
    """Share of texts that are alike to an earlier one."""
    written = Written()
    for case in cases:
        written.add(case.words.text)
    return written.near / len(cases)


def _self_bleu(texts: list[str]) -> float:
    bleu = BLEU(effective_order=True)
    scores = [
        bleu.sentence_score(text, texts[:at] + texts[at + 1 :]).score for at, text in enumerate(texts[:HYPOTHESES])
    ]
    return sum(scores) / len(scores)
