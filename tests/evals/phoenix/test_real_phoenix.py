"""A real Phoenix: a mirror that is killed and goes on, counts that agree with ours, prompts that come back."""

import asyncio
import subprocess
import sys
from collections import Counter
from collections.abc import Generator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from agents.llm.errors import Fault
from agents.prompt import prompt_texts
from app.phoenix import phoenix_child
from app.settings import ROOT, Settings
from evals.artifact import read_artifact
from evals.comparison.scores import scores
from evals.evaluators.registry import Said
from evals.phoenix import read_links
from evals.phoenix.hub import open_hub
from evals.phoenix.journal import share_sent
from evals.phoenix.mirroring import mirror_folder
from evals.phoenix.prompts import agent_prompt, pull
from evals.phoenix.shapes import evaluation_name
from evals.row import Key
from tests.app.conftest import free_port
from tests.app.test_phoenix import answers, until
from tests.evals.runner.support import Bench, Judgement, lost, some_cases

pytestmark = [
    pytest.mark.phoenix,
    pytest.mark.skipif(not (ROOT / ".phoenix/bin/python").exists(), reason="Phoenix is not installed: `make setup`"),
]
FILES = prompt_texts()


@pytest.fixture(scope="session")
def url(tmp_path_factory: pytest.TempPathFactory) -> Generator[str]:
    ports = {name: free_port() for name in ("port", "phoenix_port", "phoenix_grpc_port")}
    settings = Settings(home=tmp_path_factory.mktemp("phoenix"), phoenix="child").model_copy(update=ports)
    with phoenix_child(settings):
        until(lambda: answers(f"{settings.phoenix_url}/readyz"))
        yield str(settings.phoenix_url)


async def mirrored(folder: Path, url: str) -> None:
    finished = asyncio.Event()
    finished.set()
    await mirror_folder(folder, url, finished)


def ours(folder: Path) -> dict[tuple[str, str], Counter[str]]:
    """Passes, fails, what is unscored and what was away, by evaluator's name in Phoenix and variant."""
    return {
        (evaluation_name(evaluator, 0), variant): +Counter(
            passes=sum(column.passed.values()),
            fails=len(column.passed) - sum(column.passed.values()),
            unscored=column.unscored,
            away=column.infrastructure,
        )
        for evaluator, columns in scores(read_artifact(folder)).items()
        for variant, column in columns.items()
    }


def theirs(url: str, folder: Path) -> dict[tuple[str, str], Counter[str]]:
    links = read_links(folder)
    assert links
    found: dict[tuple[str, str], Counter[str]] = {}
    for variant, experiment in links.experiments.items():
        for run in json_of(url, experiment):
            for one in run["annotations"]:
                if "#" not in one["name"]:
                    kind = {1.0: "passes", 0.0: "fails", None: "away" if one["error"] else "unscored"}[one["score"]]
                    found.setdefault((one["name"], variant), Counter())[kind] += 1
    return found


def json_of(url: str, experiment: str) -> list[dict[str, Any]]:
    return httpx2.get(f"{url}/v1/experiments/{experiment}/json", timeout=20).raise_for_status().json()


def errors(url: str, folder: Path, variant: str) -> list[str]:
    links = read_links(folder)
    assert links
    return [run["error"] for run in json_of(url, links.experiments[variant]) if run["error"]]


def test_a_killed_mirror_goes_on_and_all_counts_agree(url: str, tmp_path: Path) -> None:
    bed = Bench(tmp_path / "night", some_cases(30), judgings=2)
    units, key = bed.work.units, Key("c005", "kind", 0)
    bed.judge.first["c003"] = [Judgement(Said("unscored", "no label in the reply", "unreadable"))]
    bed.judge.first["c004"] = [*lost(Fault.CONNECTION, 20)]
    bed.agents["kind"].trouble[key] = lost(Fault.SERVER, 20)
    asyncio.run(bed.run([*units[:54], key]))

    command = [sys.executable, "-m", "evals.phoenix", str(bed.folder), "--url", url]
    with subprocess.Popen(command, cwd=ROOT) as child:
        until(lambda: (bed.folder / "mirrored.jsonl").exists() and share_sent(bed.folder) > 0)
        child.kill()
    assert 0 < share_sent(bed.folder) < 1
    asyncio.run(mirrored(bed.folder, url))
    links = read_links(bed.folder)
    assert links
    assert theirs(url, bed.folder) == ours(bed.folder)
    assert errors(url, bed.folder, "kind") == ["server error: by order of the test"]

    bed.agents["kind"].trouble.clear()
    bed.judge.first.clear()
    asyncio.run(bed.run())
    asyncio.run(mirrored(bed.folder, url))
    assert read_links(bed.folder) == links
    counts = theirs(url, bed.folder)
    assert counts == ours(bed.folder)
    assert counts["even", "kind"] == Counter(passes=15, fails=14)
    assert sum(counts["kind.judge@v1", "baseline"].values()) == 30
    assert errors(url, bed.folder, "kind") == []
    listed = httpx2.get(f"{url}/v1/datasets/{links.dataset_id}/experiments").json()["data"]
    assert {one["id"]: one["name"] for one in listed} == {
        links.experiments["baseline"]: "night: baseline",
        links.experiments["kind"]: "night: kind",
    }
    assert [(one["successful_run_count"], one["failed_run_count"], one["missing_run_count"]) for one in listed] == [
        (30, 0, 0)
    ] * 2


@pytest.mark.parametrize(("engine", "name"), [(None, "triplab-itinerary"), ("http://127.0.0.1:9/v1", "triplab-revise")])
async def test_prompts_come_back_as_they_were_pushed_or_edited(url: str, engine: str | None, name: str) -> None:
    file = f"{name.removeprefix('triplab-')}.v1.md"
    async with open_hub(url, engine) as hub:
        for each, text in FILES.items():
            if engine is None or each == file:
                await hub.push(agent_prompt(each, f"{text}\n{engine or ''}", "m", "baseline"), "production")
        pushed = await pull(hub, "production", FILES)
        assert pushed[file] == f"{FILES[file]}\n{engine or ''}"
        version = (await hub.versions(name))[0]
        assert not (await hub.push(agent_prompt(file, pushed[file], "m", "b"))).new
        assert await hub.tags(version.id) == ["production"]
        prompt = (await hub.prompts())[name]
    asked = {"query": SAVED_IN_THE_PLAYGROUND, "variables": {"prompt": prompt}}
    async with httpx2.AsyncClient(base_url=url, timeout=20) as client:
        saved = await client.post("/graphql", json=asked)
        used = await client.post("/graphql", json={"query": PROVIDER % version.id})
    assert used.json()["data"]["node"]["customProvider"] == (
        {"name": "TripLab rehearsal engine, 127.0.0.1:9"} if engine else None
    )
    assert "errors" not in saved.json(), saved.text
    async with open_hub(url) as hub:
        texts = await pull(hub, "production", FILES)
    front = "changed: shorter\ntemperature: 0.5\n"
    assert texts[file] == f"---\n{front}---\nBe brief.\n\n<!-- user -->\n{{{{trip}}}} {{{{work}}}}\n"
    assert {**texts, file: ""} == {**pushed, file: ""}


PROVIDER = """{ node(id: "%s") { ... on PromptVersion { customProvider { name } } } }"""
SAVED_IN_THE_PLAYGROUND = """
mutation ($prompt: ID!) {
  createChatPromptVersion(input: {
    promptId: $prompt
    promptVersion: {
      description: "shorter"
      templateFormat: MUSTACHE
      template: {messages: [
        {role: SYSTEM, content: [{text: {text: "Be brief."}}]}
        {role: USER, content: [{text: {text: "{{trip}} {{work}}"}}]}
      ]}
      modelProvider: OPENAI
      modelName: "m"
      invocationParameters: {openai: {temperature: 0.5}}
    }
    tags: [{name: "production"}]
  }) { id }
}
"""
