"""What the message wants.

The words are this folder's own and not those of `agents.guards`: if only attacks came back that the guards know, no
synthetic request could ever pass them.
"""

from collections.abc import Iterator

from synthetic.reading.message import Message
from synthetic.reading.readers.registry import reader


@reader("intent")
def intent(message: Message) -> Iterator[str]:
    """An attack before other work before a change to a plan; else a plan is wanted."""
    said = {hit.kind for hit in message.all_hits if hit.kind.startswith("intent.") and hit.first not in message.aside}
    if "intent.attack" in said:
        yield "attack"
    elif "intent.off_topic" in said:
        yield "off_topic"
    elif "intent.refine" in said or {"intent.change", "intent.plan"} <= said:
        yield "refine"
    else:
        yield "plan"
