"""A whole folder to Phoenix: its prompts, its dataset, its experiments."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
from phoenix.client import AsyncClient

from evals.artifact import Experiment, read_prompts
from evals.artifact.folder import read_experiment
from evals.judges import RubricError, load_rubric
from evals.phoenix.hub import Hub, open_hub
from evals.phoenix.journal import open_journal
from evals.phoenix.links import Links, PromptPlace, write_links
from evals.phoenix.mirror import Mirror
from evals.phoenix.patience import Patience
from evals.phoenix.prompts import agent_prompt, judge_prompt
from evals.phoenix.store import Store

SECONDS = 30.0


async def mirror_folder(folder: Path, url: str, finished: asyncio.Event) -> Links:
    """Send what is in a folder, and what is appended until it is `finished`; writes `phoenix.json` first.

    Raises:
        PhoenixAway: it does not answer, for two minutes.
        PhoenixRefused: it does not take something.
        ArtifactError: no experiment, a broken line, or another mirror at work.
        WriteFailed: it cannot be noted down what was sent.
        OSError: the folder cannot be read.
    """
    asked = read_experiment(folder)
    with open_journal(folder) as journal:
        async with _store(url) as store, open_hub(url) as hub:
            mirror = Mirror(folder, store, journal)
            links = await mirror.begin()
            links = links.model_copy(update={"prompts": await _push(folder, asked, hub)})
            write_links(folder, links)
            await mirror.follow(finished)
    return links


async def _push(folder: Path, asked: Experiment, hub: Hub) -> dict[str, PromptPlace]:
    """The prompts of all variants by label, and those of the judges by the name that verdicts have."""
    models = {one.name: one.digest for one in asked.models}
    places: dict[str, PromptPlace] = {}
    for label, text in read_prompts(folder).items():
        file = f"{label.partition('+')[0]}.md"
        places[label] = (await hub.push(agent_prompt(file, text, models.get("agents", "")))).place
    for judge in asked.judges:
        name, (version, _, digest) = judge.name.removesuffix(".judge"), judge.digest.partition("+")
        try:
            same = load_rubric(f"{name}.{version}").digest == digest
        except RubricError:
            continue
        if same:
            pushed = await hub.push(judge_prompt(f"{name}.{version}", models.get("judges", "")))
            places[f"{judge.name}@{judge.digest}"] = pushed.place
    return places


@asynccontextmanager
async def _store(url: str) -> AsyncGenerator[Store]:
    async with httpx.AsyncClient(base_url=url, timeout=SECONDS) as http:
        yield Store(AsyncClient(http_client=http), Patience(url))
