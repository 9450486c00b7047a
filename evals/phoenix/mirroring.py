"""A whole folder to Phoenix: its prompts, its dataset, its experiments."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx

from agents.data.tables import TravelData
from evals.artifact import Experiment, read_artifact, read_prompts
from evals.artifact.folder import read_experiment
from evals.judges import RubricError, load_rubric
from evals.phoenix.hub import Hub, open_hub
from evals.phoenix.journal import open_journal
from evals.phoenix.links import Links, PromptPlace, write_links
from evals.phoenix.mirror import Mirror, content_of, title_of
from evals.phoenix.patience import Patience
from evals.phoenix.played import PREFIX as PLAYED
from evals.phoenix.played import played_examples
from evals.phoenix.prompt_version import HubPrompt
from evals.phoenix.prompts import agent_prompt, judge_prompt
from evals.phoenix.store import Store

SECONDS = 30.0


async def mirror_folder(folder: Path, url: str, finished: asyncio.Event, engine: str | None = None) -> Links:
    """Send what is in a folder, and what is appended until it is `finished`; writes `phoenix.json` first.

    Prompts run in the playground on the rehearsal `engine` at this base URL, where one is given.

    Raises:
        PhoenixAway: it does not answer, for two minutes.
        PhoenixRefused: it does not take something.
        ArtifactError: no experiment, a broken line, or another mirror at work.
        WriteFailed: it cannot be noted down what was sent.
        OSError: the folder cannot be read.
    """
    asked = read_experiment(folder)
    with open_journal(folder) as journal:
        async with _store(url) as store, open_hub(url, engine) as hub:
            mirror = Mirror(folder, store, journal)
            links = await mirror.begin()
            links = links.model_copy(update={"prompts": await _push(folder, asked, hub)})
            write_links(folder, links)
            await mirror.follow(finished)
            links = links.model_copy(update={"played": await _play(folder, store)})
            write_links(folder, links)
    return links


async def _play(folder: Path, store: Store) -> str | None:
    """The dataset for the playground, made when the runs are there; None where nothing was planned."""
    data = TravelData.open()
    try:
        examples = await played_examples(read_artifact(folder), data)
    finally:
        data.close()
    if not examples:
        return None
    name = f"{PLAYED}{title_of(folder)}-{content_of(folder)[:8]}"
    return (await store.dataset(name, examples, "Values for the placeholders of prompts")).id


async def _push(folder: Path, asked: Experiment, hub: Hub) -> dict[str, PromptPlace]:
    """The prompts of all variants by label, and those of the judges by the name that verdicts have."""
    models = {one.name: one.digest for one in asked.models}
    places: dict[str, PromptPlace] = {}
    for variant, texts in read_prompts(folder).items():
        for label, text in texts.items():
            if label not in places:
                file = f"{label.partition('+')[0]}.md"
                places[label] = (await hub.push(agent_prompt(file, text, models.get("agents", ""), variant))).place
    for judge in asked.judges:
        name, (version, _, digest) = judge.name.removesuffix(".judge"), judge.digest.partition("+")
        pushed = [(await hub.push(one)).place for one in _history(name, version, digest, models.get("judges", ""))]
        if pushed:
            places[f"{judge.name}@{judge.digest}"] = pushed[-1]
    return places


def _history(name: str, version: str, digest: str, model: str) -> list[HubPrompt]:
    """A rubric's versions up to this one, so that the hub has them in their order; none when it says another by now."""
    try:
        if load_rubric(f"{name}.{version}").digest != digest:
            return []
        return [judge_prompt(f"{name}.v{number}", model) for number in range(1, int(version.removeprefix("v")) + 1)]
    except RubricError:
        return []


@asynccontextmanager
async def _store(url: str) -> AsyncGenerator[Store]:
    async with httpx.AsyncClient(base_url=url, timeout=SECONDS) as http:
        yield Store(http, Patience(url))
