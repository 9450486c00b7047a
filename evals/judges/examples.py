"""The examples of a rubric: a quoted text, and below it the label with its reason."""

import re
from collections.abc import Sequence
from itertools import groupby

from evals.judges.rubric import Example, RubricError

_VERDICT = re.compile(r"([a-z]+(?:_[a-z]+)*): +(\S.*)")
WANTED = "wanted '> text', and below it 'label: reason'"


def read_examples(text: str, file: str) -> tuple[Example, ...]:
    """Read lines that begin with `>`, each group followed by `label: reason`; `file` is for errors.

    Raises:
        RubricError: a quotation without a label, or the other way round.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    groups = [(quoted, list(some)) for quoted, some in groupby(lines, lambda line: line.startswith(">"))]
    if len(groups) % 2 or any(quoted is not (place % 2 == 0) for place, (quoted, _) in enumerate(groups)):
        raise RubricError(f"{file}: examples: {WANTED}")
    pairs = zip(groups[::2], groups[1::2], strict=True)
    return tuple(_example(quoted, said, file) for (_, quoted), (_, said) in pairs)


def _example(quoted: Sequence[str], said: Sequence[str], file: str) -> Example:
    verdict = _VERDICT.fullmatch(" ".join(line.strip() for line in said))
    text = "\n".join(line[1:].strip() for line in quoted).strip()
    if verdict is None or not text:
        raise RubricError(f"{file}: examples: {said[0]!r:.80} below {text!r:.40}; {WANTED}")
    return Example(text=text, label=verdict[1], reason=verdict[2])


def write_examples(examples: Sequence[Example]) -> str:
    """The examples as a judge reads them; empty without any."""
    blocks = [f"<example>\nText: {one.text}\nReason: {one.reason}\nLabel: {one.label}\n</example>" for one in examples]
    return "\n".join(["<examples>", *blocks, "</examples>"]) if blocks else ""
