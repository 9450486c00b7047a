"""A prompt of one agent, tested where it acts: the others' hand-offs are taken from an earlier run.

Cheaper than the whole chain, and without its noise. `triplab experiment example one_agent_alone`.
"""

from datetime import date

from evals.alone import run_alone
from evals.comparison import compare, headline
from evals.lab import Lab
from evals.made_cases import made_cases
from evals.runner.assemble import Asked
from evals.runner.sources import OneAgent, delivered
from evals.spending import tokens, total
from evals.tasks.one_agent import cases_with_plans

AGENT, VARIANTS = "itinerary", ("baseline", "concise")


async def main(lab: Lab, number: int = 30) -> None:
    """Run the whole chain once; then the variants of one agent on what the others delivered in it."""
    cases = made_cases(number, lab.deps.data, asked_on=date(2026, 11, 20))
    whole = await lab.run(Asked(cases, "made", ["baseline"]), "one-agent-whole")

    outputs = delivered(whole)
    planned = cases_with_plans(cases, outputs)
    source = OneAgent(AGENT, {case.id: outputs[case.id] for case in planned}, "one-agent-whole")
    alone = await lab.run(Asked(planned, "made", VARIANTS, source=source), "one-agent-alone")

    print(*headline(compare(alone)), sep="\n")
    for name, artifact in (("whole chain", whole), (f"{AGENT} alone", alone)):
        spent = [head.spent for head in artifact.heads.values() if head.spent.calls]
        print(f"{name}: {tokens(total(spent)) / len(spent):,.0f} tokens a run")


if __name__ == "__main__":
    run_alone(main)
