"""What travellers got last week, judged: a random sample of the traces in Phoenix. Nothing is run again.

`triplab experiment example evaluate_production_traces`; TRIPLAB_PHOENIX and TRIPLAB_PROJECT say where they are.
"""

from evals.alone import run_alone
from evals.cases_file import version_of
from evals.comparison import compare
from evals.comparison.words import short
from evals.lab import Lab
from evals.runner.assemble import Asked
from evals.runner.sources import Production
from evals.tasks.recorded import PRODUCTION
from evals.traces.annotate import annotate
from evals.traces.sample import traffic_of

JUDGES = ("friendly", "grounded")


async def main(lab: Lab, number: int = 100) -> None:
    """Judge so many traces, say how often what goes wrong, and hand the verdicts back to Phoenix."""
    if lab.phoenix is None:
        print("There is no Phoenix: start it with `triplab serve`, or set TRIPLAB_PHOENIX to where it is.")
        return
    traffic = traffic_of(lab.phoenix, lab.project, lab.deps.data, sample=number, seed=1)
    print(f"{len(traffic.cases)} traces, left out: {dict(traffic.left_out) or 'none'}")
    if not traffic.cases:
        return
    source = Production(traffic.recordings, lab.project)
    asked = Asked(traffic.cases, f"traces of {lab.project}", [PRODUCTION], JUDGES, source=source)
    artifact = await lab.run(asked, f"traces-{version_of(traffic.cases).removeprefix('sha256:')}")

    for (evaluator, _), rate in compare(artifact).rates.items():
        if rate.interval and rate.interval.point < 1:
            print(f"{short(evaluator):<24} passes {rate.interval} of {rate.scored}")
    print(f"{annotate(lab.phoenix, artifact)} verdicts are annotations on the traces now")


if __name__ == "__main__":
    run_alone(main, phoenix="http://127.0.0.1:6006")
