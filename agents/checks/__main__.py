"""`python -m agents.checks [--write FILE]`: every check in a Markdown table, made from the code."""

import argparse
import sys
from pathlib import Path

from agents.checks.registry import all_checks

INTRO = """# The checks

What code holds every plan to, in the graph and in evals alike. A *hard* breach is of something that the traveller
stated as a must, or makes the plan false; a *soft* one makes the traveller less happy. A breach that is *mendable* is
one that the itinerary agent can mend: a hard one of these sends the plan back to it, at most twice, with all that was
found.

Distances, ways and their times are estimates from coordinates. Opening days, prices and steps are what the data holds.

This page is made from the code: `python -m agents.checks --write docs/checks.md`.

| code | severity | mendable | meaning |
|---|---|---|---|
"""


def page() -> str:
    """The whole page in Markdown: hard checks first, each kind by code."""
    checks = sorted(all_checks().values(), key=lambda check: (check.severity != "hard", check.code))
    rows = [
        f"| `{check.code}` | {check.severity} | {'yes' if check.repairable else 'no'} | {check.means} |\n"
        for check in checks
    ]
    return INTRO + "".join(rows)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(prog="python -m agents.checks", description=__doc__)
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the page there instead of printing it")
    file: Path | None = parser.parse_args().write
    if file:
        file.write_text(page(), encoding="utf-8")
    else:
        sys.stdout.write(page())


if __name__ == "__main__":
    main()
