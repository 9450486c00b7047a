"""A run that ends when it knows enough: a confidence sequence over whole tuples, in the order of the plan.

Tuples are looked at in the order in which they were drawn, never in that in which they came in, for what fails may come
in sooner or later than what passes: only the longest beginning of that order of which every tuple is whole.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from evals.artifact import Artifact, Experiment, Judgement, StopRule, is_final
from evals.artifact.heads import Counted
from evals.case import EvalCase
from evals.comparison.scores import FIRST_JUDGING, Run
from evals.nulls import PREFIX
from evals.row import Key, Verdict
from evals.runner.units import tuples_in_order
from evals.statistics import Comparison, Stop, compare_sequentially, confidence_sequence, first_verdict


@dataclass(frozen=True, slots=True)
class Stopping:
    """What the rule of an experiment comes to. The margin is of a rate, 0 to 1.

    Attributes:
        rule: evaluator and margin.
        seen: tuples that are whole, from the beginning of the order on.
        tuples: all that are asked for.
        stops: by variant, after how many tuples with a pair its verdict stood; None where none does yet.
        comparisons: by variant, its last look; None where fewer than two tuples have a pair.
    """

    rule: StopRule
    seen: int
    tuples: int
    stops: Mapping[str, Stop | None]
    comparisons: Mapping[str, Comparison | None]

    @property
    def decided(self) -> bool:
        """Whether every variant has its verdict."""
        return all(self.stops.values())


class Watch:
    """Takes in units in whatever order they end, and says whether the rule is met."""

    def __init__(self, rule: StopRule, variants: Sequence[str], cases: Iterable[EvalCase], asked: Experiment) -> None:
        """Watch `variants`, the first of which the others are compared with, on these cases in their order."""
        self._rule, self._variants = rule, variants
        self._clusters = {case.id: case.cluster for case in cases}
        self._order = tuples_in_order(self._clusters.values(), asked.seed)
        self._missing = dict.fromkeys(self._order, 0)
        for cluster in self._clusters.values():
            self._missing[cluster] += asked.repetitions * len(variants)
        self._numbers: dict[Key, int | None] = {}
        self._runs: dict[str, set[Run]] = {cluster: set() for cluster in self._order}
        self._seen, self._decided = 0, False

    def decided(self) -> bool:
        """Whether every variant has its verdict. It is looked at again when a tuple more is whole."""
        seen = self._whole()
        if not self._decided and seen > self._seen:
            self._decided = all(self._stop(variant, seen) for variant in self._variants[1:])
        self._seen = seen
        return self._decided

    def take(self, key: Key, verdicts: Iterable[Verdict]) -> None:
        """Take in a unit that is done. One without a number by the evaluator counts as done, and has no pair."""
        if key.variant not in self._variants:
            return
        cluster = self._clusters[key.case]
        if key not in self._numbers:
            self._numbers[key] = None
            self._missing[cluster] -= 1
            self._runs[cluster].add(Run(key.case, key.repetition))
        for said in verdicts:
            if said.evaluator == self._rule.evaluator and said.judging == FIRST_JUDGING and said.outcome != "unscored":
                self._numbers[key] = int(said.outcome == "pass")

    def take_counted(self, counted: Counted) -> None:
        """Take in what a folder holds: rows that are done and whose verdict is not to be asked for again."""
        of = Judgement(self._rule.evaluator, FIRST_JUDGING)
        for key, place in counted.rows.items():
            said = counted.verdicts.get(key, {}).get(of)
            if place.head.state == "done" and (said is None or is_final(said)):
                self.take(key, [said] if said else [])

    def stopping(self) -> Stopping:
        """How far it is."""
        seen, others = self._whole(), self._variants[1:]
        stops = {variant: self._stop(variant, seen) for variant in others}
        comparisons = {variant: self._comparison(variant, seen) for variant in others}
        return Stopping(self._rule, seen, len(self._order), stops, comparisons)

    def _whole(self) -> int:
        """How many tuples are whole before the first that is not."""
        seen = self._seen
        while seen < len(self._order) and not self._missing[self._order[seen]]:
            seen += 1
        return seen

    def _pairs(self, variant: str, seen: int) -> tuple[list[float], list[float], list[str]]:
        """Numbers of the variant, of the first one, and the tuple of each pair."""
        left, right, names = list[float](), list[float](), list[str]()
        for cluster in self._order[:seen]:
            for case, repetition in sorted(self._runs[cluster]):
                one, other = (self._numbers[Key(case, name, repetition)] for name in (variant, self._variants[0]))
                if one is not None and other is not None:
                    left.append(one)
                    right.append(other)
                    names.append(cluster)
        return left, right, names

    def _stop(self, variant: str, seen: int) -> Stop | None:
        pairs = self._pairs(variant, seen)
        return first_verdict(confidence_sequence(*pairs), self._rule.margin) if len(set(pairs[2])) > 1 else None

    def _comparison(self, variant: str, seen: int) -> Comparison | None:
        pairs = self._pairs(variant, seen)
        return compare_sequentially(*pairs) if len(set(pairs[2])) > 1 else None


def watch_of(experiment: Experiment, cases: Iterable[EvalCase], counted: Counted) -> Watch | None:
    """What watches an experiment, with what its folder holds taken in; None where it has no rule to stop."""
    if experiment.stop is None:
        return None
    variants = [variant.name for variant in experiment.variants if not variant.name.startswith(PREFIX)]
    watch = Watch(experiment.stop, variants, cases, experiment)
    watch.take_counted(counted)
    return watch


def stopping_of(artifact: Artifact) -> Stopping | None:
    """What the rule of an experiment comes to; None where it has none."""
    watch = watch_of(artifact.experiment, artifact.cases.values(), artifact.counted)
    return watch.stopping() if watch else None
