"""The examples of a rubric: a quoted text, and below it the label with its reason."""

import re
from collections.abc import Sequence
from itertools import takewhile

from evals.judges.rubric import Example, RubricError

_VERDICT = re.compile(r"([a-z]+(?:_[a-z]+)*): +(\S.*)")
_GAP = re.compile(r"\n\s*\n")
WANTED = "wanted '> text', and on the lines below it 'label: reason'"


def read_examples(text: str, file: str) -> tuple[Example, ...]:
    """Read paragraphs of lines that begin with `>`, followed by `label: reason`; `file` is for errors.

    Raises:
        RubricError: a quotation without a label, or the other way round.
    """
    return tuple(_example(paragraph.splitlines(), file) for paragraph in _GAP.split(text) if paragraph.strip())


def _example(lines: Sequence[str], file: str) -> Example:
    quoted = list(takewhile(lambda line: line.startswith(">"), lines))
    text = "\n".join(line[1:].strip() for line in quoted).strip()
    said = " ".join(line.strip() for line in lines[len(quoted) :])
    verdict = _VERDICT.fullmatch(said)
    if verdict is None or not text or any(line.startswith(">") for line in lines[len(quoted) :]):
        raise RubricError(f"{file}: examples: {said!r:.80} below {text!r:.40}; {WANTED}")
    return Example(text=text, label=verdict[1], reason=verdict[2])


def write_examples(examples: Sequence[Example]) -> str:
    """The examples as a judge reads them; empty without any."""
    blocks = [f"<example>\nText: {one.text}\nReason: {one.reason}\nLabel: {one.label}\n</example>" for one in examples]
    return "\n".join(["<examples>", *blocks, "</examples>"]) if blocks else ""
