"""Labels as Phoenix's annotations and back: `friendly.human` on the root span of a trace, kind HUMAN, by person.

Phoenix keeps one annotation for a span, a name and a person; what was there before is gone. So only the label that
counts goes there, and the history stays here.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID, uuid5

from pydantic import AwareDatetime, BaseModel, ConfigDict, ValidationError

from evals.labels.importing import NAMESPACE
from evals.labels.label import Label, LabelVerdict
from evals.labels.queue import RubricText

WITHDRAWN = "withdrawn"
THERE = "phoenix"
"""Who labels in Phoenix and is not named there."""
WORDS: Mapping[str, LabelVerdict] = {"pass": "pass", "fail": "fail", "unsure": "unsure", "skip": "skip"}
SCORES = {"pass": 1.0, "fail": 0.0}


class _Result(BaseModel):
    label: str | None = None
    explanation: str | None = None


class Annotation(BaseModel):
    """An annotation as Phoenix gives it; what else it says is left out."""

    model_config = ConfigDict(extra="ignore", frozen=True)
    id: str
    span_id: str
    name: str
    identifier: str
    result: _Result | None = None
    metadata: dict[str, Any] | None = None
    updated_at: AwareDatetime


class FromPhoenix(NamedTuple):
    """Labels that were given or changed in Phoenix, and what could not be read as one, a sentence each."""

    labels: Sequence[Label]
    odd: Sequence[str]


def name_of(rubric: str) -> str:
    """The annotation's name."""
    return f"{rubric}.human"


def to_phoenix(label: Label, span_id: str, withdrawn: bool = False) -> dict[str, Any]:
    """The annotation of a label; of one that was taken back, a word that says so and no score."""
    about = label.model_dump(mode="json", include={"item", "version", "queue", "strategy", "probability", "at"})
    marked = {"evidence": [quote.model_dump() for quote in label.evidence]} if label.evidence else {}
    verdict = WITHDRAWN if withdrawn else label.verdict
    return {
        "span_id": span_id,
        "name": name_of(label.rubric),
        "annotator_kind": "HUMAN",
        "identifier": label.person,
        "result": {"label": verdict, "score": SCORES.get(verdict), "explanation": label.comment or None},
        "metadata": {**about, **marked, "label_id": str(label.id)},
    }


def from_phoenix(
    annotations: Sequence[Annotation],
    items: Mapping[str, str],
    rubric: RubricText,
    known: Mapping[UUID, Label],
) -> FromPhoenix:
    """Labels that were given or changed there.

    What says the same as the label whose id it carries came from here. A label that was given there is taken as by the
    version of the rubric that it carries, else by the one in use: Phoenix does not say what the person has read.

    Args:
        annotations: of this rubric's name.
        items: ids by span.
        rubric: in use.
        known: labels by id.
    """
    found, odd = list[Label](), list[str]()
    for one in annotations:
        said = ((one.result and one.result.label) or "").strip()
        comment = (one.result and one.result.explanation) or ""
        sent = known.get(_uuid(one.metadata))
        if one.span_id not in items or said == WITHDRAWN or (sent and (sent.verdict, sent.comment) == (said, comment)):
            continue
        if id_of(one) in known:
            continue
        word = said.lower().replace(" ", "_")
        counts = rubric.labels[word].counts if word in rubric.labels else ""
        verdict = WORDS.get(word) or WORDS.get(counts)
        if verdict is None:
            allowed = ", ".join([*WORDS, *rubric.labels])
            odd.append(f"span {one.span_id}: {one.name} by {one.identifier or 'nobody'}: {said!r}; allowed: {allowed}")
            continue
        try:
            found.append(_label(one, items[one.span_id], rubric, verdict, comment))
        except ValidationError as error:
            odd.append(f"span {one.span_id}: {one.name}: {error.errors(include_url=False)[0]['msg']}")
    return FromPhoenix(found, odd)


def _label(one: Annotation, item: str, rubric: RubricText, verdict: LabelVerdict, comment: str) -> Label:
    said = (one.metadata or {}).get("version")
    return Label(
        id=id_of(one),
        item=item,
        rubric=rubric.name,
        version=said if isinstance(said, str) else rubric.version,
        person=person_of(one.identifier),
        verdict=verdict,
        comment=comment,
        at=one.updated_at,
    )


def id_of(one: Annotation) -> UUID:
    """The id of the label that an annotation is: the same until it is changed."""
    said = one.result.model_dump_json() if one.result else ""
    return uuid5(NAMESPACE, f"{one.id} {one.updated_at.isoformat()} {said}")


def person_of(identifier: str) -> str:
    """The person of an identifier; Phoenix's page gives its own, such as `px-app:VXNlcjox`, or none."""
    name = re.sub(r"[^\w .'-]+", " ", identifier.removeprefix("px-app:")).strip(" .'-")[:30]
    return name if name and not identifier.startswith("px-app:") else f"{THERE} {name}".strip()


def is_there(label: Label) -> bool:
    """Whether it was given in Phoenix under a name of Phoenix's own: it stands there already."""
    return label.person == THERE or label.person.startswith(f"{THERE} ")


def _uuid(metadata: Mapping[str, Any] | None) -> UUID:
    try:
        return UUID(str((metadata or {}).get("label_id")))
    except ValueError:
        return UUID(int=0)
