"""A breach of each check beside the same plan mended: every test module of this folder lists some in `CASES`."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from agents.checks.registry import Plan, all_checks
from agents.data.tables import TravelData

Make = Callable[[TravelData], Plan]


@dataclass(frozen=True)
class Case:
    """`found` is the (where, why) of each finding in the breach; in the plan that is mended there is none."""

    code: str
    breach: Make
    found: list[tuple[str, str]]
    mended: Make


def all_cases() -> list[Case]:
    """The cases of the folder."""
    names = [path.stem for path in sorted(Path(__file__).parent.glob("test_*.py"))]
    modules = [import_module(f"tests.agents.checks.{name}") for name in names]
    return [case for module in modules for case in getattr(module, "CASES", [])]


def found(code: str, plan: Plan) -> list[tuple[str, str]]:
    """What one check finds in a plan."""
    return [(one.where, one.why) for one in all_checks()[code].find(plan)]


def changed(plan: Plan, **fields: object) -> Plan:
    """The plan with some fields of its itinerary changed."""
    return Plan(plan.itinerary.model_copy(update=fields), plan.trip, plan.data)
