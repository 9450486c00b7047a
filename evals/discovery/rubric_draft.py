"""A failure mode as a rubric file, which is then edited like any other."""

from collections.abc import Sequence
from typing import NamedTuple

import yaml

from evals.discovery.modes import FailureMode
from evals.discovery.note import DiscoveryError, word_of
from evals.labels.leaks import HeldItem, leaks

FINE = "fine"
EXAMPLES = 2
BODY = """# role

You look for one kind of failure in what a trip planner answers. You are not asked whether the plan is good otherwise.

# task

Decide whether this answer fails in the way that the label says. Look at nothing else.
{examples}
# context

<request>
{{{{request}}}}
</request>
<message>
{{{{message}}}}
</message>
"""


class Shown(NamedTuple):
    """An item that shows the mode, its message, and what somebody noted."""

    item: str
    message: str
    note: str


def examples_of(shown: Sequence[Shown], held: Sequence[HeldItem]) -> list[Shown]:
    """The first two items of train whose texts hold nothing of dev and test; there may be none.

    Args:
        shown: items with the mode.
        held: all items read, with their split for this rubric.
    """
    train = {one.item for one in held if one.split == "train"}
    found: dict[str, Shown] = {}
    for one in shown:
        if one.item in train and one.message.strip() and not leaks([one.message, one.note], held):
            found.setdefault(one.item, one)
    return list(found.values())[:EXAMPLES]


def rubric_text(mode: FailureMode, examples: Sequence[Shown], word: str | None = None) -> str:
    """The file's text: `fine` passes, the mode's own word fails.

    Raises:
        DiscoveryError: nobody has said what the mode means, or its name makes no label.
    """
    word = word or word_of(mode.name)
    if not mode.means:
        raise DiscoveryError(f"what {mode.name!r} means is not said yet; say it with --means, as a judge will read it")
    if word == FINE:
        raise DiscoveryError(f"{FINE!r} is the label of what has not failed; give --file with another word")
    front = {
        "changed": f"first version, from {len(mode.notes)} notes of error discovery on {mode.items} items",
        "labels": {
            FINE: {"counts": "pass", "means": f"does not fail in the way of {word}."},
            word: {"counts": "fail", "means": _line(mode.means)},
        },
    }
    quoted = "".join(f"\n{_example(one, word)}\n" for one in examples)
    matter = yaml.safe_dump(front, sort_keys=False, allow_unicode=True, width=110)
    return f"---\n{matter}---\n" + BODY.format(examples=f"\n# examples\n{quoted}" if quoted else "")


def _example(one: Shown, word: str) -> str:
    lines = [f"> {line}".rstrip() for line in one.message.strip().splitlines()]
    return "\n".join([*lines, f"{word}: {_line(one.note)}"])


def _line(text: str) -> str:
    return " ".join(text.split())
