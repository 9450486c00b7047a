"""Policies that are held against each experiment, and how often each exit code is wrong."""

from collections.abc import Mapping
from typing import NamedTuple

from benchmarks.planted.deeds import short
from benchmarks.planted.draws import AGAIN
from benchmarks.planted.profiles import BASE, MUCH_WORSE, WORSE
from evals.artifact import Artifact
from evals.gate import Policy, decide_gate, parse_policy

MARGIN = 10.0
"""Points that may be lost, where the margin is not the true loss itself."""
Rates = Mapping[tuple[str, str], float]


class Scene(NamedTuple):
    """A variant and the policy that it is held against: whether to ship it is an error, whether to block it is."""

    variant: str
    policy: Policy
    no_shipping: bool
    no_blocking: bool


def scenes(truth: Rates) -> dict[str, Scene]:
    """Not worse; exactly at the margin of all evaluators, or of one, where the gate errs most often; clearly worse.

    At a margin both are errors: a loss that reaches it is not below it, and not beyond it.
    """
    evaluators = [evaluator for evaluator, variant in truth if variant == BASE]
    losses = {evaluator: 100 * (truth[evaluator, BASE] - truth[evaluator, WORSE]) for evaluator in evaluators}
    found = {
        "no difference": Scene(AGAIN, _policy(dict.fromkeys(evaluators, MARGIN)), False, True),
        "at all margins": Scene(WORSE, _policy(losses), True, True),
        "clearly worse": Scene(MUCH_WORSE, _policy(dict.fromkeys(evaluators, MARGIN)), True, False),
    }
    for evaluator, loss in losses.items():
        others = dict.fromkeys(evaluators, 100.0) | {evaluator: loss}
        found[f"at the margin of {short(evaluator)}"] = Scene(WORSE, _policy(others), True, True)
    return found


def exit_codes(artifact: Artifact, held_against: Mapping[str, Scene]) -> dict[str, int]:
    """What the gate says: 0 not worse, 1 worse, 2 cannot tell."""
    return {name: decide_gate(artifact, scene.policy, scene.variant).exit_code for name, scene in held_against.items()}


def _policy(margins: Mapping[str, float]) -> Policy:
    entries = "".join(f"  {short(name)}: {{margin: {margin!r}, why: planted}}\n" for name, margin in margins.items())
    return parse_policy(f"against: {BASE}\nevaluators:\n{entries}")
