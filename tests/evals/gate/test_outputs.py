"""JUnit, Markdown, JSON and the assertion of a test."""

import json
from pathlib import Path
from xml.etree import ElementTree as xml

import pytest

from evals.gate import GateDecision, PolicyError, unread
from evals.gate.as_json import as_json
from evals.gate.decision import Demand, Figures, Finding, Line
from evals.gate.junit import junit
from evals.gate.markdown import escaped, markdown
from evals.gate.testing import assert_not_worse
from tests.evals.gate.support import LOOSE, rate
from tests.evals.made import made


def a_line(name: str, finding: Finding, demand: Demand | None = Demand.LOSS) -> Line:
    figures = Figures(-0.1, -0.15, -0.04999999999, 100, 50) if demand else None
    return Line(name, "", demand, -0.05, figures, finding, "-10.0 points [-15.0, -5.0]: said", "for a reason")


DECIDED = GateDecision(
    "first", "policy.yaml", "new", "old",
    (
        a_line("<b>|`a`\x00\ud800", Finding.MISSED), a_line("b", Finding.CANNOT_TELL), a_line("c", Finding.HELD),
        a_line("d", Finding.IGNORED, None),
    ),
)  # fmt: skip


def test_junit() -> None:
    root = xml.fromstring(junit(DECIDED))
    suite = root.find("testsuite")
    assert suite is not None
    assert suite.attrib == {"name": "gate first", "tests": "4", "failures": "1", "errors": "1", "skipped": "1"}
    assert root.attrib == {"name": "triplab gate", "tests": "4", "failures": "1", "errors": "1"}
    cases = suite.findall("testcase")
    assert [[child.tag for child in case] for case in cases] == [["failure"], ["error"], ["system-out"], ["skipped"]]
    assert cases[0].attrib == {"classname": "gate", "name": "<b>|`a`\ufffd\ufffd margin"}
    failure = cases[0].find("failure")
    assert failure is not None
    assert failure.attrib == {"type": "missed", "message": "-10.0 points [-15.0, -5.0]: said"}


def test_junit_of_what_could_not_be_read_is_an_error() -> None:
    root = xml.fromstring(junit(unread("first", "policy.yaml", "policy.yaml:3: no\nlines: to paste")))
    (case,) = root.iter("testcase")
    error = case.find("error")
    assert error is not None
    assert (error.text, root.get("errors")) == ("policy.yaml:3: no\nlines: to paste", "1")


def test_markdown() -> None:
    text = markdown(DECIDED)
    assert text.startswith("### ❌ worse: new against old misses &lt;b&gt;&#124;\\`a\\`\ufffd\ufffd margin")
    assert "| **b margin** | -10.0 points \\[-15.0, -5.0\\] | cannot tell | said | for a reason |" in text
    assert "<details><summary>1 held</summary>" in text
    assert text.index("**b margin**") < text.index("**c margin**")
    assert [row.count(" | ") for row in text.splitlines() if row.startswith("| **")] == [4] * 4


def test_markdown_of_a_problem_shows_its_lines_as_they_are() -> None:
    text = markdown(unread("first", "policy.yaml", 'no policy for x\nevaluators:\n  "x":\n    margin: 5'))
    assert text == '### ❔ cannot tell: first: no policy for x\n\n    evaluators:\n      "x":\n        margin: 5\n'


def test_text_stays_text() -> None:
    assert escaped("[a](b) <script>\n|x|_*") == "\\[a\\](b) &lt;script&gt; &#124;x&#124;\\_\\*"


def test_json() -> None:
    found = json.loads(as_json(DECIDED).encode("utf-8", "replace"))
    assert (found["version"], found["verdict"], found["exit_code"]) == (1, "worse", 1)
    assert found["lines"][1]["figures"] == {"point": -0.1, "low": -0.15, "high": -0.05, "runs": 100, "tuples": 50}
    assert (found["lines"][3]["figures"], found["lines"][3]["demand"]) == (None, None)


def test_in_a_test(tmp_path: Path) -> None:
    policy = tmp_path / "policy.yaml"
    policy.write_text(LOOSE)
    same = {"old": rate(300), "new": rate(300)}
    made(tmp_path / "same", {"good": same}, written=True)
    assert_not_worse(tmp_path / "same", policy)
    made(tmp_path / "worse", {"good": {"old": rate(300), "new": rate(200)}}, written=True)
    with pytest.raises(AssertionError) as worse:
        assert_not_worse(tmp_path / "worse", policy, cannot_tell_passes=True)
    first, second = str(worse.value).splitlines()
    assert first.startswith("worse: new against old misses good margin")
    assert second.startswith("  missed: good margin: -25.0 points [-2")
    made(tmp_path / "few", {"good": {"old": rate(9, 20), "new": rate(9, 20)}}, written=True)
    with pytest.raises(AssertionError, match="cannot tell: new against old: not on good margin, of 1 in all"):
        assert_not_worse(str(tmp_path / "few"), str(policy))
    assert_not_worse(tmp_path / "few", policy, variant="new", cannot_tell_passes=True)
    with pytest.raises(PolicyError, match=r"default.yaml:7: unknown evaluator"):
        assert_not_worse(tmp_path / "few")
