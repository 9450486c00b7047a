"""The labelled examples of a prompt (few-shot)."""

import json
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, cast

from pydantic import JsonValue

from rehearsal.embedded import take_apart
from rehearsal.judging.blocks import MAX_LEVELS, Block, blocks, without
from rehearsal.judging.labels import MARKERS, Labels
from rehearsal.judging.subject import find_subject
from rehearsal.request import Message
from rehearsal.words import name_words, word_set

MAX_EXAMPLES = 200
MAX_LINE = 4_000
_MIN_WORDS = 2
_EXAMPLE = ("example", "shot", "sample", "case")
_NOT_TEXT = word_set("label verdict reason reasoning explanation rationale why id")
_FIELD = re.compile(r"^[ \t]*(?:[-*>][ \t]+)?[\"'*]{0,2}([A-Za-z][\w ]{0,24}?)[\"'*]{0,2}[ \t]*:[ \t]*(.*)$")
_HEADING = re.compile(r"^[ \t]*#|^[ \t]*(?:\*\*)?examples?\b[^\n]{0,20}$", re.IGNORECASE)
_LABEL_FIELDS = word_set("label verdict answer rating judgement judgment class category choice result output is")


class Example(NamedTuple):
    """A text with the label that the prompt gives it."""

    text: str
    label: str


def examples_of_turns(messages: Sequence[Message], labels: Labels) -> list[Example]:
    """Earlier turns: what a user sent, and the label that the assistant gave."""
    found: list[Example] = []
    for asked, said in pairwise(messages):
        if asked.role == "user" and said.role == "assistant":
            label = labels.exact(said.content) or _label_in(take_apart(said.content).values, labels)
            if label is not None:
                found.append(Example(find_subject([asked]).text, label))
    return found[:MAX_EXAMPLES]


def take_examples(prompt: str, labels: Labels) -> tuple[list[Example], str]:
    """The examples of a prompt, and the prompt without them.

    They may be tagged (`<example>`), JSON objects, pairs of lines (`Text:`, `Label:`), lines `"text" -> label`,
    `label: "text"`, rows of a table, or lines under a heading such as `Examples of friendly:`.
    """
    tagged = [block for block in blocks(prompt) if block.name.startswith(_EXAMPLE)]
    found = [example for block in tagged for example in _in_block(block, labels)]
    rest = without(prompt, tagged)
    if "{" in rest:
        taken = take_apart(rest)
        of_json = list(_in_json(taken.values, labels))
        found, rest = found + of_json, taken.plain if of_json else rest
    of_lines, rest = _in_lines(rest, labels)
    return (found + of_lines)[:MAX_EXAMPLES], rest


def _in_block(block: Block, labels: Labels, levels: int = MAX_LEVELS) -> list[Example]:
    inner = blocks(block.body) if levels else []
    nested = [one for one in inner if one.name.startswith(_EXAMPLE)]
    if nested:
        return [example for one in nested for example in _in_block(one, labels, levels - 1)]
    values = list(_in_json(take_apart(block.body).values, labels)) if "{" in block.body else []
    label = next((named for text in block.attributes if (named := labels.exact(text))), None)
    label = label or next((named for one in inner if (named := labels.exact(one.body))), None)
    if label is None:
        return values or _in_lines(block.body, labels)[0]
    said = [one.body for one in inner if labels.exact(one.body) is None and not _NOT_TEXT & set(one.name.split())]
    return _kept([Example(max(said, key=len) if said else without(block.body, inner).strip(), label)])


def _label_in(values: Sequence[JsonValue], labels: Labels) -> str | None:
    flat = (text for value in values if isinstance(value, dict) for text in value.values() if isinstance(text, str))
    return next((label for text in flat if (label := labels.exact(text))), None)


def _in_json(values: Sequence[JsonValue], labels: Labels) -> Iterator[Example]:
    for value in values:
        if isinstance(value, list):
            yield from _in_json(value, labels)
        elif isinstance(value, dict):
            label = _label_in([value], labels)
            said = [text for key, text in value.items() if isinstance(text, str) and _is_text(key, text, labels)]
            if label is not None and said:
                yield from _kept([Example(max(said, key=len), label)])
            elif label is None:
                yield from _in_json([child for child in value.values() if isinstance(child, dict | list)], labels)


def _is_text(key: str, text: str, labels: Labels) -> bool:
    return labels.exact(text) is None and not _NOT_TEXT & set(name_words(key))


def _kept(examples: Sequence[Example]) -> list[Example]:
    return [example for example in examples if len(name_words(example.text)) >= _MIN_WORDS]


def _in_lines(prompt: str, labels: Labels) -> tuple[list[Example], str]:
    """Reads line by line; lines before a `Label:` line, back to the last gap, are its text."""
    arrow = re.compile(
        rf"^{MARKERS}(.+?)[ \t]*(?:-+>|=+>|→|⇒|\|)[ \t]*[\"'`*]*({labels.pattern})[\"'`*]*[ \t]*\|?$", re.I
    )
    quoted = re.compile(
        rf"^{MARKERS}[\"'`*]*({labels.pattern})[\"'`*]*[ \t]*[:—–-][ \t]*[\"“](.+)[\"”]$", re.IGNORECASE
    )
    found: list[Example] = []
    rest: list[str] = []
    held: list[str] = []
    under: str | None = None
    for line in [*prompt.split("\n"), ""]:
        short = line if len(line) <= MAX_LINE else ""
        field = _FIELD.match(line)
        if match := arrow.match(short):
            found += _kept([Example(_bare(match[1]), labels.exact(match[2]) or "")])
        elif match := quoted.match(short):
            found += _kept([Example(_bare(match[2]), labels.exact(match[1]) or "")])
        elif held and field and field[1].lower() in _LABEL_FIELDS and (label := labels.exact(field[2])):
            found += _kept([Example(_text_of(held), label)])
            held = []
        elif _HEADING.match(line) or re.match(r"\s*examples?\b.*:\s*$", line, re.IGNORECASE):
            named = labels.mentioned(line) if "example" in line.lower() else set[str]()
            under = next(iter(named)) if len(named) == 1 else None
            rest += [*held, *([] if under else [line])]
            held = []
        elif not line.strip():
            rest += [*held, ""]
            held = []
        elif under:
            found += _kept([Example(_bare(line), under)])
        else:
            held.append(line)
    return found, "\n".join(rest)


def _text_of(lines: Sequence[str]) -> str:
    kept: list[str] = []
    for line in lines:
        field = _FIELD.match(line)
        if field and _NOT_TEXT & set(field[1].lower().split()):
            continue
        named = field and (not kept) and len(field[1].split()) <= 2
        kept.append(_bare(field[2] if field and named else line))
    return " ".join(kept).strip()


def _bare(text: str) -> str:
    text = re.sub(rf"^{MARKERS}", "", text).strip()
    if text[:1] == '"' and text[-1:] == '"':
        try:
            return cast(str, json.loads(text))
        except ValueError:
            return text[1:-1]
    return text.strip('"“”') if text[:1] in '"“' else text
