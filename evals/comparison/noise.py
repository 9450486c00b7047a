"""What differs although nothing was changed: by the agents, who run again, and by judges, who look again."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from evals.artifact import Artifact, is_final
from evals.comparison.scores import place_of
from evals.statistics import NoiseFloor, NoiseSplit, noise_floor, split_noise


@dataclass(frozen=True, slots=True)
class Noise:
    """Of an evaluator, on the first variant; None for what was not repeated.

    Attributes:
        floor: of the agents: repetition 0 against 1.
        split: the variance of a verdict, the agents' part and the judge's: two repetitions and two judgings or more.
        judging: of the judge alone: judging 0 against 1 of the same outputs.
    """

    evaluator: str
    floor: NoiseFloor | None
    split: NoiseSplit | None
    judging: NoiseFloor | None = None


Judgings = Mapping[int, float]
"""By number of the judging: 1 for a pass, 0 for a fail."""
Runs = Mapping[tuple[str, int], Judgings]
"""By case and repetition."""


def noise(artifact: Artifact) -> list[Noise]:
    """Of each evaluator of which something was repeated, judges first."""
    found = [_noise(evaluator, runs, artifact) for evaluator, runs in _by_evaluator(artifact).items()]
    return [one for one in found if one.floor or one.split or one.judging]


def _noise(evaluator: str, runs: Runs, artifact: Artifact) -> Noise:
    first = {case: said[0] for (case, repetition), said in runs.items() if repetition == 0 and 0 in said}
    again = {case: said[0] for (case, repetition), said in runs.items() if repetition == 1 and 0 in said}
    reran = [(case, first[case], again[case]) for case in artifact.cases if case in first and case in again]
    judged = [(case, said[0], said[1]) for (case, _), said in sorted(runs.items()) if {0, 1} <= said.keys()]
    return Noise(evaluator, _floor(reran, artifact), _split(runs, artifact), _floor(judged, artifact))


def _floor(pairs: list[tuple[str, float, float]], artifact: Artifact) -> NoiseFloor | None:
    """Of pairs of verdicts with their case."""
    clusters = [artifact.cases[case].cluster for case, *_ in pairs]
    if len(set(clusters)) < 2:
        return None
    return noise_floor([one for _, one, _ in pairs], [other for *_, other in pairs], clusters)


def _split(runs: Runs, artifact: Artifact) -> NoiseSplit | None:
    """Of the cases that have two runs or more with two verdicts or more on each."""
    judged: dict[str, list[list[float]]] = defaultdict(list)
    for (case, _), said in sorted(runs.items()):
        if len(said) > 1:
            judged[case].append([value for _, value in sorted(said.items())])
    enough = {case: verdicts for case, verdicts in judged.items() if len(verdicts) > 1}
    clusters = [artifact.cases[case].cluster for case in enough]
    return split_noise(list(enough.values()), clusters) if len(set(clusters)) > 1 else None


def _by_evaluator(artifact: Artifact) -> dict[str, Runs]:
    """Verdicts on the first variant that are a pass or a fail."""
    first = artifact.variants[0]
    found: dict[str, dict[tuple[str, int], dict[int, float]]] = {}
    for said in artifact.verdicts:
        if said.variant == first and is_final(said) and said.outcome != "unscored":
            runs = found.setdefault(said.evaluator, {})
            runs.setdefault((said.case, said.repetition), {})[said.judging] = float(said.outcome == "pass")
    return {name: found[name] for name in sorted(found, key=place_of)}
