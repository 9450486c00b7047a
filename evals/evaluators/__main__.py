"""`python -m evals.evaluators [--write FILE]`: every evaluator in Markdown tables, made from the code."""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from evals.evaluators.pairs.registry import all_pair_evaluators
from evals.evaluators.registry import all_evaluators

INTRO = """# The evaluators

What code says of every output, by name. An evaluator gives `pass` or `fail` with a reason and its evidence, and
`unscored` where it cannot tell; to an output that it does not apply to it says nothing, and that output is not counted.
Judges, which ask a model, are not in this list.

This page is made from the code: `python -m evals.evaluators --write docs/evaluators.md`.
"""
SECTIONS = {
    "check": (
        "Of the output alone",
        "`check.<code>` is a [check](checks.md), run again on the plan: what the run found itself is not asked. Its"
        " evidence begins with the severity.",
    ),
    "reference": (
        "Against what is expected",
        "What is expected of a case is worked out from its tuple and the travel data, before it is put into words. An"
        " agent that works alone is held to what is its own task.",
    ),
}
PAIRS = """
## Of two outputs

A case and another one that a perturbation made of it. The verdict is about the second.

"""
HEAD = "| evaluator | passes when |\n|---|---|\n"


def page() -> str:
    """The whole page in Markdown, each section by name."""
    text = INTRO
    for group, (title, about) in SECTIONS.items():
        found = [(one.name, one.means) for one in all_evaluators().values() if one.group == group]
        text += f"\n## {title}\n\n{about}\n\n{_table(found)}"
    return text + PAIRS + _table((one.name, one.means) for one in all_pair_evaluators().values())


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(prog="python -m evals.evaluators", description=__doc__)
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the page there instead of printing it")
    file: Path | None = parser.parse_args().write
    if file:
        file.write_text(page(), encoding="utf-8")
    else:
        sys.stdout.write(page())


def _table(rows: Iterable[tuple[str, str]]) -> str:
    return HEAD + "".join(f"| `{name}` | {means} |\n" for name, means in rows)


if __name__ == "__main__":
    main()
