"""Two prompts on the same cases: is the friendlier one better, and how sure is that?

`python -m evals.examples.compare_two_prompts`, or `triplab experiment example compare_two_prompts`.
"""

from datetime import date

from evals.alone import run_alone
from evals.comparison import compare, headline
from evals.comparison.words import short
from evals.lab import Lab
from evals.made_cases import made_cases
from evals.runner.assemble import Asked

BEFORE, AFTER = "baseline", "friendly"
"""Variants that ship; the path of a YAML file does as well (docs/variants.md)."""
JUDGES = ("friendly", "specific")


async def main(lab: Lab, number: int = 40) -> None:
    """Run both on so many made cases, and say what differs."""
    cases = made_cases(number, lab.deps.data, asked_on=date(2026, 11, 20))
    artifact = await lab.run(Asked(cases, "made", [BEFORE, AFTER], JUDGES), "compare-two-prompts")

    found = compare(artifact)
    print(*headline(found), sep="\n")
    for (evaluator, _), pair in found.paired.items():
        if pair.comparison and pair.comparison.discordant:
            before, after = (found.rates[evaluator, variant].interval for variant in (BEFORE, AFTER))
            print(f"{short(evaluator):<20} {before} -> {after}: {pair.claim}")
    # The same command again asks nothing again: everything is in this folder.
    print(f"All of it is in {artifact.folder}")


if __name__ == "__main__":
    run_alone(main)
