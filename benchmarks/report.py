"""Figures, and the text that shows them."""

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from statistics import median
from typing import Literal, Self


@dataclass(frozen=True, slots=True)
class Figure:
    """The median of `runs`, in `unit`; `bound` is what is wanted of it, `beside` what to compare it with."""

    name: str
    runs: tuple[float, ...]
    unit: str = ""
    sense: Literal["at most", "at least", "about"] = "about"
    bound: float | None = None
    beside: str = ""

    @classmethod
    def of(cls, name: str, runs: Sequence[float], unit: str = "", beside: str = "") -> Self:
        """A figure of which nothing is wanted."""
        return cls(name, tuple(runs), unit, beside=beside)

    @classmethod
    def at_most(cls, name: str, runs: Sequence[float], bound: float, unit: str = "", beside: str = "") -> Self:
        """A figure that should not pass `bound`."""
        return cls(name, tuple(runs), unit, "at most", bound, beside)

    @classmethod
    def at_least(cls, name: str, runs: Sequence[float], bound: float, unit: str = "", beside: str = "") -> Self:
        """A figure that should reach `bound`."""
        return cls(name, tuple(runs), unit, "at least", bound, beside)

    @property
    def value(self) -> float:
        """The median of the runs."""
        return median(self.runs)

    @property
    def short(self) -> bool:
        """Whether it falls short of what is wanted."""
        if self.bound is None:
            return False
        return self.value > self.bound if self.sense == "at most" else self.value < self.bound

    @property
    def measured(self) -> str:
        """`41.3 plans/s (39.8 to 43.0)`."""
        spread = f" ({_said(min(self.runs))} to {_said(max(self.runs))})" if len(self.runs) > 1 else ""
        return f"{self._with_unit(self.value)}{spread}"

    @property
    def wanted(self) -> str:
        """`at most 25 ms`."""
        return "" if self.bound is None else f"{self.sense} {self._with_unit(self.bound)}"

    def _with_unit(self, value: float) -> str:
        return f"{_said(value)} {self.unit}".strip()


def section(name: str, intro: str, figures: Sequence[Figure]) -> str:
    """One benchmark's part of the results."""
    rows = [f"| {f.name} | {f.wanted} | {f.measured} | {f.beside} |" for f in figures]
    shorts = [f"{f.name} is {f.measured}, wanted {f.wanted}" for f in figures if f.short]
    verdict = f"Falls short: {'; '.join(shorts)}." if shorts else "Nothing falls short of what is wanted."
    lines = [
        f"## {name}",
        intro,
        f"`python -m benchmarks {name}`; {machine()}.",
        "\n".join(["| figure | wanted | measured | peer or bound |", "|---|---|---|---|", *rows]),
        verdict,
    ]
    return "\n\n".join(lines) + "\n"


def machine() -> str:
    """Date, cores, Python, and how busy the machine is besides."""
    load = os.getloadavg()[0]
    today = datetime.now(UTC).date()
    return (
        f"{today}, {os.cpu_count()} cores shared with other work (load {load:.1f}), Python {platform.python_version()}"
    )


def _said(value: float) -> str:
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:,.3g}" if abs(value) < 100 else f"{value:,.0f}"
