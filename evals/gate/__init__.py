"""May it ship? 0 not worse, 1 worse, 2 cannot tell: an artifact held against a policy."""

from evals.gate.decide import decide_gate
from evals.gate.decision import GateDecision, Line, unread
from evals.gate.measures import Measures
from evals.gate.policy import Policy, PolicyError, parse_policy, read_policy

__all__ = [
    "GateDecision", "Line", "Measures", "Policy", "PolicyError", "decide_gate", "parse_policy", "read_policy", "unread",
]  # fmt: skip
