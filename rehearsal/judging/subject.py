"""What is judged: the text in a prompt that is not the prompt."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pydantic import JsonValue

from rehearsal.embedded import take_apart
from rehearsal.judging.blocks import Block, blocks, last_fence, without
from rehearsal.names import READER
from rehearsal.request import Message
from rehearsal.words import word_set

MAX_PROMPT = 100_000
_PROMPT = ("example", "shot", "definition", "label", "rubric", "instruction", "criteri", "schema", "format", "task")
_SUBJECTS = word_set(
    "text message output response answer reply completion candidate submission content draft email sample target "
    "item transcript statement"
)
_LABELLED = re.compile(
    rf"^[ \t]*\[?(?:{'|'.join(sorted(_SUBJECTS))})(?: to (?:judge|label|rate|classify))?\]?[ \t]*:[ \t]*\n?",
    re.I | re.M,
)
_ASKING = re.compile(r"\n[ \t]*(?:label|verdict|judge?ment|rating|category|class)[ \t]*:?[ \t]*\Z", re.IGNORECASE)
_DATA_ENDS = re.compile(r"\n[ \t]*(?:\*+|\[?END[ _]DATA\]?|-{3,})[ \t]*(?:\n|\Z)")


class Subject(NamedTuple):
    """The text under judgement.

    Attributes:
        text: the text.
        beside: the other tagged blocks of its message by name, such as `evidence`.
        prompt: the texts that tell how to judge: system messages and the rest of the message.
    """

    text: str
    beside: Mapping[str, str]
    prompt: tuple[str, ...]


def find_subject(messages: Sequence[Message]) -> Subject:
    """The text under judgement in the last user message.

    It is the last tagged block whose name is that of a text (`text`, `message`, `answer` …), else the last tagged
    block that is no part of the prompt, else the last fenced block, else what follows the last line `Text:`, else a
    JSON text, else the whole message; of a lone message all but its first paragraph.
    """
    told = tuple(message.content[:MAX_PROMPT] for message in messages if message.role in ("system", "developer"))
    last = next((message.content for message in reversed(messages) if message.role == "user"), "")[:MAX_PROMPT]
    tagged = [block for block in _opened(blocks(last)) if not block.name.startswith(_PROMPT)]
    chosen = next((block for block in reversed(tagged) if _is_subject(block)), tagged[-1] if tagged else None)
    if chosen is not None:
        beside = {block.name: block.body for block in tagged if block is not chosen and block.name}
        return Subject(_plain(chosen.body), beside, (*told, without(last, tagged)))
    fence = last_fence(last)
    if fence is not None:
        return Subject(_plain(fence.body), {}, (*told, without(last, [fence])))
    start, end = _loose(last, alone=not told)
    return Subject(_plain(last[start:end].strip()), {}, (*told, last[:start] + last[end:]))


def _opened(outer: Sequence[Block]) -> list[Block]:
    """The blocks, those that only wrap others opened up."""
    found: list[Block] = []
    for block in outer:
        inner = [] if _is_subject(block) or block.name.startswith(_PROMPT) else blocks(block.body)
        found += [one._replace(start=block.start, end=block.end) for one in inner] or [block]
    return found


def _is_subject(block: Block) -> bool:
    return bool(_SUBJECTS & set(block.name.split()))


def _loose(text: str, *, alone: bool) -> tuple[int, int]:
    asking = _ASKING.search(text)
    end = asking.start() if asking else len(text)
    labelled = list(_LABELLED.finditer(text, 0, end))
    if labelled:
        start = labelled[-1].end()
        closed = _DATA_ENDS.search(text, start, end)
        return start, closed.start() if closed else end
    if not alone:
        return 0, end
    gap = re.search(r"\n\s*\n|[?:]\s*\n|[?:]\s+(?=[\"“'])", text[:end])
    return (gap.end(), end) if gap else (0, end)


def _plain(text: str) -> str:
    """The words of a text that may be JSON or stand in quotation marks."""
    if text[:1] in ("{", "["):
        found = take_apart(text)
        if found.values and not found.plain.strip():
            return _said(found.values[0])
    quoted = len(text) > 1 and text[0] + text[-1] in ('""', "“”")
    return text[1:-1] if quoted else text


def _said(value: JsonValue) -> str:
    match value:
        case str():
            return value
        case dict():
            main = next((text for name in READER if isinstance(text := value.get(name), str)), None)
            return main if main is not None else "\n".join(filter(None, map(_said, value.values())))
        case list():
            return "\n".join(filter(None, map(_said, value)))
        case _:
            return ""
