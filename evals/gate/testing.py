"""The gate in a test, for those who would rather write one.

from evals.gate.testing import assert_not_worse

def test_friendly_may_ship() -> None:
    assert_not_worse("experiments/first", "policy.yaml", variant="friendly")
"""

from os import PathLike
from pathlib import Path

from evals.artifact import read_artifact
from evals.gate.decide import decide_gate
from evals.gate.decision import Finding
from evals.gate.policy import DEFAULT, read_policy
from evals.gate.words import details, headline
from evals.statistics import Verdict


def assert_not_worse(
    folder: str | PathLike[str],
    policy: str | PathLike[str] = DEFAULT,
    variant: str | None = None,
    cannot_tell_passes: bool = False,
) -> None:
    """Fail unless the variant is shown to be not worse; the message says which demands are not held, and why.

    Args:
        folder: of an experiment.
        policy: a YAML file.
        variant: what is to ship, where policy and experiment leave it open.
        cannot_tell_passes: whether it suffices that nothing is shown to be worse.

    Raises:
        AssertionError: it is worse, or that cannot be told.
        PolicyError: the policy is wrong, or does not fit the experiment.
        ArtifactError: there is no experiment in the folder, or it is broken.
    """
    __tracebackhide__ = True
    decision = decide_gate(read_artifact(Path(folder)), read_policy(Path(policy)), variant)
    if decision.verdict is Verdict.NOT_WORSE or (cannot_tell_passes and decision.verdict is Verdict.CANNOT_TELL):
        return
    open_lines = [*decision.of(Finding.MISSED), *decision.of(Finding.CANNOT_TELL)]
    said = [f"  {line.finding}: {line.title}: {line.reason} ({line.why})" for line in open_lines]
    raise AssertionError("\n".join([headline(decision), *(f"  {line}" for line in details(decision)), *said]))
