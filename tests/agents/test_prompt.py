import os
from pathlib import Path

import pytest

from agents.prompt import FOLDER, PromptError, load_prompt
from agents.specialists.registry import all_specialists

TEXT = """---
changed: for this test
temperature: 0.5
---
You help with {{trip}}.

<!-- user -->
Trip: {{ trip }}
Work: {{work}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, TEXT)
    return tmp_path


def write(folder: Path, text: str, name: str = "itinerary.v1.md") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_prompt_is_read(folder: Path) -> None:
    prompt = load_prompt("itinerary", folder)
    assert (prompt.agent, prompt.version, prompt.parameters) == ("itinerary", 1, {"temperature": 0.5})
    assert prompt.label == f"itinerary.v1+{prompt.digest}"
    assert prompt.messages(trip="Tokyo", work="none") == [
        {"role": "system", "content": "You help with Tokyo."},
        {"role": "user", "content": "Trip: Tokyo\nWork: none"},
    ]


def test_values_are_not_read_as_templates(folder: Path) -> None:
    user = load_prompt("itinerary", folder).messages(trip="{{work}}", work="\\1 {{trip}}")[1]
    assert user.get("content") == "Trip: {{work}}\nWork: \\1 {{trip}}"


def test_the_highest_version_unless_one_is_named(folder: Path) -> None:
    for version in (2, 10):
        write(folder, TEXT.replace("for this test", f"version {version}"), f"itinerary.v{version}.md")
    write(folder, "not a prompt", "itinerary.v11.md.orig")
    assert load_prompt("itinerary", folder).version == 10
    assert load_prompt("itinerary", folder, version=2).version == 2


def test_an_edit_is_picked_up(folder: Path) -> None:
    before_ns = (folder / "itinerary.v1.md").stat().st_mtime_ns
    before = load_prompt("itinerary", folder)
    assert load_prompt("itinerary", folder) is before
    path = write(folder, TEXT.replace("You help", "You gladly help"))
    os.utime(path, ns=(0, before_ns + 1))
    after = load_prompt("itinerary", folder)
    assert after.template.startswith("You gladly help")
    assert after.digest != before.digest


def test_an_unknown_placeholder_is_named_with_the_allowed_ones(folder: Path) -> None:
    write(folder, TEXT.replace("{{work}}", "{{wrok}}"))
    prompt = load_prompt("itinerary", folder)
    with pytest.raises(PromptError) as refused:
        prompt.messages(trip="", work="")
    assert str(refused.value) == f"{prompt.label}: unknown placeholder '{{{{wrok}}}}'; allowed: trip, work"


def test_a_missing_file_is_named_with_those_that_are_there(folder: Path) -> None:
    with pytest.raises(PromptError, match=r"no prompt itinerary\.v3\.md in .*/; there: v1"):
        load_prompt("itinerary", folder, version=3)
    with pytest.raises(PromptError, match=r"no prompt research\.v<N>\.md in .*/; there: none"):
        load_prompt("research", folder)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "wanted '---', front matter, '---', system text, '<!-- user -->', user text"),
        ("You help.", "wanted '---', front matter"),
        ("---\nchanged: x\n---\nNo user part", "wanted '---', front matter"),
        (TEXT.replace("temperature: 0.5", "temperature: 3"), "less than or equal to 2.*allowed: changed, temperature"),
        (TEXT.replace("temperature", "top_p"), r"top_p\n.*allowed: changed, temperature, seed, max_completion_tokens"),
        (TEXT.replace("changed: for this test", ""), "changed\n.*Field required"),
        (TEXT.replace("changed: for", "changed: [for"), "front matter is wrong"),
        (TEXT.replace("changed: for this test\ntemperature: 0.5", "just words"), "front matter is wrong"),
    ],
)
def test_broken_front_matter_is_refused_with_the_file(tmp_path: Path, text: str, why: str) -> None:
    write(tmp_path, text)
    with pytest.raises(PromptError, match=rf"(?s)itinerary\.v1\.md: .*{why}"):
        load_prompt("itinerary", tmp_path)


def test_every_prompt_belongs_to_an_agent_or_to_follow_ups() -> None:
    """A follow-up has two of its own: `refine` picks the edits, `revise` writes the message of the changed plan."""
    agents, follow_ups = {*all_specialists(), "itinerary"}, {"refine", "revise"}
    assert agents == {"research", "budget", "local", "itinerary"}
    there = {path.name.partition(".")[0] for path in FOLDER.glob("*.md")}
    assert there == agents | follow_ups
    assert {load_prompt(name, FOLDER).agent for name in there} == there
