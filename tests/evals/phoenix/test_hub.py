"""Prompts to the hub and back: byte for byte as they were pushed, or as they were edited in Phoenix's pages."""

import copy
from collections.abc import AsyncGenerator
from typing import Any

import httpx2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.prompt import prompt_texts
from evals.judges import load_rubric
from evals.phoenix.errors import PhoenixAway, PhoenixRefused
from evals.phoenix.hub import Hub, open_hub
from evals.phoenix.prompt_version import Said, text_of
from evals.phoenix.prompts import agent_prompt, all_judge_prompts, judge_prompt, merged, pull
from tests.standin.phoenix import StandInPhoenix

FILES = prompt_texts()
TEXT = FILES["itinerary.v1.md"]


@pytest.fixture
def phoenix() -> StandInPhoenix:
    return StandInPhoenix()


@pytest.fixture
async def hub(phoenix: StandInPhoenix) -> AsyncGenerator[Hub]:
    transport = httpx2.ASGITransport(app=phoenix.app)
    async with httpx2.AsyncClient(transport=transport, base_url="http://phoenix") as client:
        yield Hub(client, "http://phoenix")


async def pushed(hub: Hub, text: str = TEXT, tag: str | None = "production") -> str:
    return (await hub.push(agent_prompt("itinerary.v1.md", text, "m", "baseline"), tag)).place.version


def edited(phoenix: StandInPhoenix, tag: str = "production", **changes: Any) -> dict[str, Any]:
    """What Phoenix's playground saves: another version, in parts, without our metadata."""
    version: dict[str, Any] = copy.deepcopy(phoenix.versions[-1])
    version |= {"id": f"PV{len(phoenix.versions) + 1}", "metadata": {}, "description": None, **changes}
    phoenix.versions.append(version)
    phoenix.tags[version["name"], tag] = version["id"]
    return version


def parts(system: str, user: str = "{{trip}} {{work}}") -> dict[str, Any]:
    messages = [
        {"role": role, "content": [{"type": "text", "text": text}]}
        for role, text in (("system", system), ("user", user))
    ]
    return {"type": "chat", "messages": messages}


async def test_a_prompt_comes_back_byte_for_byte(hub: Hub, phoenix: StandInPhoenix) -> None:
    odd = TEXT.replace("changed: first version", "changed: 'first\n  version'   # why: ü") + "\n\n \n"
    await pushed(hub, odd)
    assert await pull(hub, "production", FILES) == {"itinerary.v1.md": odd}
    (version,) = phoenix.versions
    assert version["name"] == "triplab-itinerary"
    assert version["template"]["messages"][0]["content"].startswith("You are the itinerary agent of a trip planner.")
    assert version["invocation_parameters"]["openai"] == {
        "temperature": 0.4,
        "seed": 1,
        "max_completion_tokens": 8000,
    }
    assert await pull(hub, "candidate", FILES) == {}


async def test_the_same_content_is_no_new_version(hub: Hub, phoenix: StandInPhoenix) -> None:
    first = await pushed(hub)
    other = await pushed(hub, TEXT.replace("Every place appears once.", "No place comes twice."))
    assert (await pushed(hub), len(phoenix.versions)) == (first, 2)
    assert first != other
    assert phoenix.tags == {("triplab-itinerary", "production"): first}


async def test_an_edited_prompt_comes_back_as_edited(hub: Hub, phoenix: StandInPhoenix) -> None:
    await pushed(hub)
    edited(phoenix, template=parts("You write plans. Be brief."), description="shorter: much")
    texts = await pull(hub, "production", FILES)
    front = "changed: 'shorter: much'\ntemperature: 0.4\nseed: 1\nmax_completion_tokens: 8000\n"
    text = f"---\n{front}---\nYou write plans. Be brief.\n\n<!-- user -->\n{{{{trip}}}} {{{{work}}}}\n"
    assert texts == {"itinerary.v1.md": text}
    again = await hub.push(agent_prompt("itinerary.v1.md", texts["itinerary.v1.md"], "m", "edited"), "production")
    assert again.new
    assert await pull(hub, "production", FILES) == texts


async def test_edited_with_the_metadata_of_the_version_before(hub: Hub, phoenix: StandInPhoenix) -> None:
    await pushed(hub)
    edited(phoenix, template=parts("Be brief."), metadata=phoenix.versions[0]["metadata"])
    (text,) = (await pull(hub, "production", FILES)).values()
    assert "Be brief." in text
    assert "You are the itinerary agent" not in text


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"template": parts("Be brief.", "{{trip}}")}, r"its placeholders are {{trip}}; wanted: {{trip}}, {{work}}"),
        ({"template": parts("Be {{tone}}.")}, r"its placeholders are {{tone}}, {{trip}}, {{work}}; wanted"),
        ({"template": {"type": "chat", "messages": []}}, r"its messages are of nobody; allowed: system, user"),
        ({"template_format": "F_STRING"}, r"its template is F_STRING; allowed: MUSTACHE"),
        ({"invocation_parameters": {"type": "openai", "openai": {"top_p": 0.5}}}, r"front matter is wrong.*top_p"),
        ({"invocation_parameters": {"type": "openai", "openai": {"temperature": 9}}}, r"front matter is wrong"),
        ({"template": {"type": "string"}}, r"prompt 'triplab-itinerary' in Phoenix is of no kind that TripLab knows"),
    ],
)
async def test_a_broken_prompt_is_refused(
    hub: Hub, phoenix: StandInPhoenix, changes: dict[str, Any], says: str
) -> None:
    await pushed(hub)
    edited(phoenix, **changes)
    with pytest.raises(PhoenixRefused, match=f"(?s)triplab-itinerary.*{says}" if "kind" not in says else says):
        await pull(hub, "production", FILES)


def test_files_fill_what_is_not_tagged() -> None:
    files = {"a.v1.md": "a1", "a.v2.md": "a2", "b.v1.md": "b1", "b.v9.md": "b9"}
    assert merged({"b.v1.md": "hub"}, files) == {"a.v2.md": "a2", "b.v1.md": "hub"}
    assert merged({}, files) == {"a.v2.md": "a2", "b.v9.md": "b9"}


async def test_rubrics_in_the_order_of_their_versions(hub: Hub, phoenix: StandInPhoenix) -> None:
    for prompt in all_judge_prompts("m"):
        await hub.push(prompt)
    friendly = [one for one in phoenix.versions if one["name"] == "triplab-judge-friendly"]
    labels = [load_rubric(f"friendly.v{number}").label for number in (1, 2, 3)]
    assert [one["description"].partition(":")[0] for one in friendly] == labels
    rubric = load_rubric("friendly.v3")
    assert [one["content"] for one in friendly[-1]["template"]["messages"]] == [rubric.system, rubric.context]
    assert friendly[-1]["metadata"]["triplab"]["text"].startswith("---\n")
    assert not (await hub.push(judge_prompt("friendly", "m"))).new


async def test_a_hub_that_is_away_or_in_trouble(hub: Hub, phoenix: StandInPhoenix) -> None:
    phoenix.fault = lambda _call, _before: 500
    with pytest.raises(PhoenixRefused, match="refused GET /v1/prompts/triplab-itinerary/versions: 500 by order"):
        await pushed(hub)
    async with open_hub("http://127.0.0.1:9") as away:
        with pytest.raises(PhoenixAway, match=r"Phoenix at http://127.0.0.1:9 is away: ConnectError"):
            await pull(away, "production", FILES)


words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1).map(str.strip).filter(bool)


@settings(max_examples=40)
@given(words.filter(lambda text: "<!-- user -->" not in text and "{{" not in text), words, st.floats(0, 2))
def test_what_is_written_is_read_again(system: str, changed: str, temperature: float) -> None:
    said = Said(system, "{{trip}}", {"temperature": temperature})
    read = agent_prompt("itinerary.v1.md", text_of(said, changed), "m", "baseline")
    assert read.said == said
