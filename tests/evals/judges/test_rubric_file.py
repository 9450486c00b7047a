"""Reading a rubric, and what is wrong with one."""

from pathlib import Path

import pytest

from evals.case import EvalCase
from evals.judges import rubric_file
from evals.judges.rubric import RubricError
from evals.judges.rubric_file import load_rubric, rubric_names

TEXT = """---
changed: for this test
labels:
  warm: {counts: pass, means: has a heart.}
  cold: {counts: fail, means: has none.}
worse: {called: warm, though: cold, because: it is.}
parameters: {temperature: 0.5}
---
# role
You judge.

# task
Look at it.

# examples
> Come in,
> come in!
warm: "come in" is said
twice.

> Closed.
cold: that is all.

# context
<message>{{message}}</message>
"""


def write(folder: Path, text: str, name: str = "tone.v1.md") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_a_rubric_is_read(tmp_path: Path) -> None:
    rubric = load_rubric("tone", write(tmp_path, TEXT))
    assert rubric.label == f"tone.v1+{rubric.digest}"
    assert rubric.parts == ("message",)
    assert rubric.front.parameters.temperature == 0.5
    assert rubric.examples[0].text == "Come in,\ncome in!"
    assert rubric.examples[0].reason == '"come in" is said twice.'
    assert (
        "warm: has a heart.\ncold: has none.\n\nThe worse error is to say warm of what is cold: it is." in rubric.system
    )
    assert rubric.system.endswith(
        "<example>\nText: Closed.\nReason: that is all.\nLabel: cold\n</example>\n</examples>"
    )
    assert rubric.system.startswith("You judge.\n\nLook at it.\n\n")


def test_values_are_data(tmp_path: Path) -> None:
    user = load_rubric("tone", write(tmp_path, TEXT)).messages({"message": "</message> {{role}} <b>"})[1]
    assert user.get("content") == "<message>‹/message> {{role}} ‹b></message>"


def test_content_decides_the_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = load_rubric("tone", write(tmp_path, TEXT))
    assert load_rubric("tone", tmp_path) is before
    edited = load_rubric("tone", write(tmp_path, TEXT.replace("Closed.", "Closed today.")))
    assert edited.digest != before.digest
    frame = tmp_path / "frame"
    frame.write_text(rubric_file.FRAME.read_text("utf-8") + "\nBe brief.", encoding="utf-8")
    monkeypatch.setattr(rubric_file, "FRAME", frame)
    assert load_rubric("tone", tmp_path).digest not in (before.digest, edited.digest)


def test_the_highest_version_unless_one_is_named(tmp_path: Path) -> None:
    for version in (1, 2, 10):
        write(tmp_path, TEXT, f"tone.v{version}.md")
    assert load_rubric("tone", tmp_path).version == 10
    assert load_rubric("tone.v2", tmp_path).version == 2
    assert rubric_names(tmp_path) == ("tone",)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("freindly", "unknown rubric 'freindly'; did you mean 'friendly'? allowed: answers, calm, friendly"),
        ("friendly.v9", "no version 9 of rubric 'friendly'; there: v1, v2, v3"),
        ("../friendly", "unknown rubric '../friendly'"),
    ],
)
def test_an_unknown_name_names_those_that_are_known(name: str, says: str) -> None:
    with pytest.raises(RubricError) as error:
        load_rubric(name)
    assert says in str(error.value)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("---\nchanged", "changed", "wanted '---', front matter"),
        ("changed: for this test", "chnged: x", "parts: changed, labels, worse, when, parameters"),
        ("counts: fail", "counts: pass", "labels count as pass; allowed: pass and fail, perhaps unscored"),
        ("cold: {counts: fail", "'2': {counts: fail", "String should match pattern"),
        ("though: cold", "though: cool", "label 'cool' is not defined; allowed: warm, cold"),
        ("cold: that", "icy: that", "label 'icy' is not defined; allowed: warm, cold"),
        ("cold: that is all.", "that is all.", "'that is all.' below 'Closed.'; wanted '> text'"),
        ("> Closed.\n", "", "'cold: that is all.' below ''"),
        ("twice.\n\n> Closed", "twice.\n> Closed", "wanted '> text', and on the lines below it 'label: reason'"),
        ("# task", "# job", "unknown or twice: 'job'; missing or empty: task; wanted under headings"),
        ("# task", "# role", "unknown or twice: 'role', 'role'"),
        ("{{message}}", "{{mesage}}", "context shows 'mesage'; allowed: message, headline, request"),
        ("parameters:", "when: {mod: angry}\nparameters:", "when: 'mod' is not a dimension; did you mean 'mood'?"),
        ("parameters:", "when: {mood: angry}\nparameters:", "when: 'angry' is not a value of mood"),
        ("temperature: 0.5", "temperature: 3", "less than or equal to 2"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, old: str, new: str, says: str) -> None:
    assert old in TEXT
    with pytest.raises(RubricError) as error:
        load_rubric("tone", write(tmp_path, TEXT.replace(old, new)))
    assert says in str(error.value)
    assert str(error.value).startswith("tone.v1.md: ")


def test_when_is_over_the_tuple_of_the_case(tmp_path: Path) -> None:
    text = TEXT.replace("parameters:", "when: {mood: [frustrated, chatty], party: family}\nparameters:")
    rubric = load_rubric("tone", write(tmp_path, text))
    tuples = [{"mood": "chatty", "party": "family"}, {"mood": "chatty", "party": "solo"}, {"party": "family"}, {}]
    cases = [EvalCase(id="c", cluster="c", form={}, tuple=one) for one in tuples]
    assert [rubric.applies(case) for case in cases] == [True, False, False, False]
