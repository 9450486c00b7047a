"""Judging: a label and its reason, for schemas that ask for them."""

import hashlib
from collections.abc import Sequence
from typing import NamedTuple

from rehearsal.judging.asked import Asked, asked
from rehearsal.judging.definitions import Definition, definitions
from rehearsal.judging.examples import Example, examples_of_turns, take_examples
from rehearsal.judging.labels import Labels
from rehearsal.judging.pairs import choose_between, find_pair
from rehearsal.judging.reasons import because, guessed, undecided
from rehearsal.judging.scores import scores
from rehearsal.judging.subject import Subject, find_subject
from rehearsal.request import Message
from rehearsal.sampling import Sampler
from rehearsal.scalars import coerce
from rehearsal.schema_shape import Schema, properties, shapes
from rehearsal.words import name_words

SCALE = 0.25
"""Above temperature 0 a label is drawn with weight exp(score / (SCALE x temperature))."""
SAME = 1e-9
UNDECIDED = 0.05
"""Below this margin a label such as `unsure` is taken, where the prompt defines one."""


class Verdict(NamedTuple):
    """A label and what speaks for it."""

    label: str
    reason: str


def judged(root: Schema, messages: Sequence[Message], sampler: Sampler) -> dict[str, str] | None:
    """The properties of a verdict, or None when the schema does not ask for one.

    The reason comes first; where its schema allows no sentence, it is left out.

    Raises:
        RequestError: for a reference of the schema that leads nowhere, or for JSON nested too deeply.
    """
    wanted = asked(root)
    if wanted is None:
        return None
    verdict = _verdict(wanted, messages, sampler)
    reason = _fitting(properties(shapes(root, root)[0].schema)[wanted.reason], root, verdict.reason)
    return {**({} if reason is None else {wanted.reason: reason}), wanted.label: verdict.label}


def _fitting(schema: Schema, root: Schema, reason: str) -> str | None:
    """The reason within the limits of its schema; None where they allow no sentence."""
    fitted = (coerce(reason, "string", shape.schema) for shape in shapes(schema, root) if shape.kind == "string")
    return next((text for text in fitted if isinstance(text, str)), None)


def _verdict(wanted: Asked, messages: Sequence[Message], sampler: Sampler) -> Verdict:
    labels = Labels(wanted.labels)
    pair = find_pair(messages, labels)
    if pair is not None:
        return Verdict(*choose_between(pair, labels, sampler, SCALE))
    subject = find_subject(messages)
    examples = examples_of_turns(messages, labels)
    prompts: list[str] = []
    for prompt in (*subject.prompt, wanted.notes):
        found, rest = take_examples(prompt, labels)
        examples += found
        prompts.append(rest)
    return _decide(subject, labels, definitions(prompts, labels, tuple(subject.beside)), examples, sampler)


def _decide(
    subject: Subject,
    labels: Labels,
    defined: dict[str, Definition],
    examples: Sequence[Example],
    sampler: Sampler,
) -> Verdict:
    abstaining = labels.abstaining
    if abstaining and not name_words(subject.text):
        return Verdict(abstaining[0], "There is no text to judge.")
    for label in abstaining:
        said = [phrase for phrase, sign in _said(defined, label, subject.text).items() if sign > 0]
        if said:
            return Verdict(label, f'It says "{said[0]}", as the definition of "{label}" does.')
    shown = {example.label for example in examples}
    names = [name for name in labels.names if name not in abstaining or name in shown] or list(labels.names)
    found = scores(subject.text, names, defined, examples, subject.beside)
    slot = "label:" + hashlib.sha256(subject.text.encode("utf-8", "replace")).hexdigest()
    best, second = sorted(found, key=lambda score: -score.total)[:2]
    unsure = next((label for label in reversed(abstaining) if label in defined), None)
    if unsure and best.total - second.total < UNDECIDED:
        return Verdict(unsure, undecided(best.label, second.label))
    if best.total - min(score.total for score in found) < SAME:
        place = int(slot[-8:], 16) % len(names)
        weights = [1.0] * len(names) if sampler.temperature > 0 else [float(at == place) for at in range(len(names))]
        return Verdict(names[sampler.weigh(slot, weights)], guessed(names))
    chosen = found[sampler.lean(slot, [score.total / SCALE for score in found])]
    other = best if chosen is not best else second
    return Verdict(chosen.label, because(subject, chosen, other, defined, examples))


def _said(defined: dict[str, Definition], label: str, text: str) -> dict[str, int]:
    return defined[label].said_in(text) if label in defined else {}
