"""Before a judge is believed: does it say the same twice, does it answer, does length sway it, what does it let pass?

How often it is right takes human labels; this takes none. `triplab experiment example profile_a_judge`.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from statistics import median

from evals.alone import run_alone
from evals.artifact import Artifact
from evals.lab import Lab
from evals.made_cases import made_cases
from evals.nulls import NULLS, PREFIX
from evals.row import Key, Verdict
from evals.runner.assemble import Asked
from evals.statistics import rate_interval

JUDGE, LOOKS = "friendly", 3
REAL, NULL = ("baseline", "friendly"), [PREFIX + name for name in NULLS]


async def main(lab: Lab, number: int = 30) -> None:
    """Let the judge look several times at the same outputs of two variants, and at plans that took no work."""
    cases = made_cases(number, lab.deps.data, asked_on=date(2026, 11, 20))
    asked = Asked(cases, "made", [*REAL, *NULL], [JUDGE], judgings=LOOKS)
    artifact = await lab.run(asked, "profile-a-judge")

    looks: dict[Key, list[Verdict]] = defaultdict(list)
    for verdict in artifact.verdicts:
        if ".judge@" in verdict.evaluator:
            looks[verdict.key].append(verdict)
    say(artifact, "says another thing when it looks again", {key: len(words(said)) > 1 for key, said in looks.items()})
    say(artifact, "leaves it unscored", {key: "unscored" in words(said) for key, said in looks.items()})

    passed = {key: said[0].outcome == "pass" for key, said in looks.items() if said[0].outcome != "unscored"}
    for variant in (*REAL, *NULL):
        own = {key: size(artifact, key) for key in passed if key.variant == variant}
        say(artifact, f"passes {variant}", {key: passed[key] for key in own})
        say(artifact, "  of its shorter half", {key: passed[key] for key in own if own[key] < median(own.values())})


def words(said: list[Verdict]) -> set[str]:
    return {one.outcome for one in said}


def size(artifact: Artifact, key: Key) -> int:
    output = artifact.row(key).output
    return len(output.itinerary.message) if output and output.itinerary else 0


def say(artifact: Artifact, what: str, values: Mapping[Key, bool]) -> None:
    clusters = [artifact.cases[key.case].cluster for key in values]
    print(f"{what:<40}", rate_interval(list(values.values()), clusters) if len(set(clusters)) > 1 else "too few tuples")


if __name__ == "__main__":
    run_alone(main)
