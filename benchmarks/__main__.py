"""`python -m benchmarks [NAME ...]`: measure everything, or the named, and put the sections into RESULTS.md."""

import sys
from pathlib import Path

from benchmarks.registry import all_benchmarks
from benchmarks.report import section

RESULTS = Path(__file__).parent / "RESULTS.md"
INTRO = """# Results

Every figure was measured by the command above its table. Where it is about speed, each process is on its own: the
endpoint that stands in for a model (rehearsal engine, cached, 200 ms a call), the collector that stands in for Phoenix,
and what is measured. All of them share the machine's cores, with whatever else runs there, so that ratios say more than
absolute figures. A figure is the median of its runs, with the lowest and the highest in brackets. The itinerary agent's
reply is streamed: about 470 events of four tokens, sixteen to a write. The peer reads each event through the SDK;
TripLab joins neighbours first (`agents/llm/merging.py`), which is most of the difference between the two.
"""


def main(names: list[str]) -> int:
    """Measure; returns the exit code: 2 for a name that does not exist."""
    known = all_benchmarks()
    unknown = [name for name in names if name not in known]
    if unknown:
        print(f"unknown benchmark {unknown[0]!r}; allowed: {', '.join(known)}", file=sys.stderr)
        return 2
    sections = _sections(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    for name in names or known:
        measure = known[name]
        sections[name] = section(name, " ".join((measure.__doc__ or "").split()), measure())
        print(sections[name], flush=True)
        kept = [sections[name] for name in known if name in sections]
        RESULTS.write_text("\n".join([INTRO, *kept]), encoding="utf-8")
    return 0


def _sections(text: str) -> dict[str, str]:
    """The sections of the results by name."""
    parts = text.split("\n## ")[1:]
    return {part.partition("\n")[0].strip(): f"## {part.rstrip()}\n" for part in parts}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
