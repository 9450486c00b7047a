"""Labels as Phoenix's annotations, there and back."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from evals.judges import load_rubric
from evals.labels.annotations import Annotation, from_phoenix, is_there, to_phoenix
from evals.labels.label import Quote
from evals.labels.queue import RubricText
from tests.evals.labels.support import NOON, label

RUBRIC = RubricText.of(load_rubric("friendly"))
SPAN, ITEM = "a" * 16, "i-" + "0" * 16


def there(sent: dict[str, Any], **changed: Any) -> Annotation:
    """What Phoenix gives back of what it was sent."""
    return Annotation.model_validate({"id": "U3Bhbg==", "updated_at": NOON, **sent, **changed})


def test_what_phoenix_is_sent() -> None:
    quote = Quote(part="message", start=0, end=4, text="Your")
    sent = to_phoenix(label(1, comment="warm", evidence=[quote.model_dump()], probability=0.5, queue="q"), SPAN)
    assert {name: sent[name] for name in ("name", "annotator_kind", "identifier", "result")} == {
        "name": "friendly.human",
        "annotator_kind": "HUMAN",
        "identifier": "ana",
        "result": {"label": "pass", "score": 1.0, "explanation": "warm"},
    }
    assert sent["metadata"]["evidence"] == [quote.model_dump()]
    assert (sent["metadata"]["version"], sent["metadata"]["probability"]) == ("v3+33333333", 0.5)
    assert to_phoenix(label(1, verdict="unsure"), SPAN)["result"]["score"] is None
    assert to_phoenix(label(1), SPAN, withdrawn=True)["result"] == {
        "label": "withdrawn", "score": None, "explanation": None,
    }  # fmt: skip


def test_what_came_from_here_is_not_taken_again() -> None:
    ours = label(1, comment="warm")
    back = [there(to_phoenix(ours, SPAN)), there(to_phoenix(label(2), SPAN, withdrawn=True))]
    assert from_phoenix(back, {SPAN: ITEM}, RUBRIC, {ours.id: ours}) == ([], [])


def test_what_was_changed_there_is_a_new_label_once() -> None:
    ours = label(1)
    changed = there(to_phoenix(ours, SPAN), result={"label": "robotic", "explanation": "stiff"})
    (found,) = from_phoenix([changed], {SPAN: ITEM}, RUBRIC, {ours.id: ours}).labels
    assert (found.person, found.verdict, found.comment, found.version) == ("ana", "fail", "stiff", "v3+33333333")
    assert from_phoenix([changed], {SPAN: ITEM}, RUBRIC, {ours.id: ours, found.id: found}).labels == []
    later = changed.model_copy(update={"updated_at": NOON + timedelta(seconds=1)})
    assert from_phoenix([later], {SPAN: ITEM}, RUBRIC, {ours.id: ours, found.id: found}).labels[0].id != found.id


def test_what_was_given_there_is_by_the_version_in_use() -> None:
    given = {"span_id": SPAN, "name": "friendly.human", "identifier": "px-app:VXNlcjox==", "result": {"label": "Pass"}}
    (found,) = from_phoenix([there(given)], {SPAN: ITEM}, RUBRIC, {}).labels
    assert (found.person, found.verdict, found.version) == ("phoenix VXNlcjox", "pass", RUBRIC.version)
    assert is_there(found)
    assert not is_there(label(1))
    assert isinstance(found.id, UUID)


def test_what_is_no_label_is_named() -> None:
    odd = {"span_id": SPAN, "name": "friendly.human", "identifier": "", "result": {"label": "weird", "score": 7}}
    found = from_phoenix([there(odd), there(odd | {"span_id": "b" * 16})], {SPAN: ITEM}, RUBRIC, {})
    assert found.labels == []
    assert found.odd == [
        f"span {SPAN}: friendly.human by nobody: 'weird'; allowed: pass, fail, unsure, skip, friendly, robotic"
    ]
