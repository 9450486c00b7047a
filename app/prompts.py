"""The prompts in use: files, or those with a tag in Phoenix's prompt hub, with a cache and the files behind it.

What reads the hub is imported when a tag is wanted: it would take a third of a second from every start.
"""

import asyncio
import logging
from collections.abc import AsyncGenerator, Iterable, Iterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, ValidationError

from agents.prompt import PromptError, Prompts, prompt_texts
from app.settings import Settings
from evals.artifact.whole import write_whole
from evals.phoenix.errors import PhoenixAway, PhoenixRefused
from synthetic.driving.clock import Clock, WallClock

FETCH_SECONDS = 2.0
AGAIN_SECONDS = 30.0

log = logging.getLogger(__name__)


class TaggedPrompts(Mapping[str, str]):
    """Texts by file name that may be replaced, all at once, while a service runs: its next calls take the new ones."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = dict(texts)

    def __getitem__(self, name: str) -> str:
        return self.texts[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.texts)

    def __len__(self) -> int:
        return len(self.texts)


class _Kept(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    url: str
    texts: dict[str, str]


class _Found(NamedTuple):
    texts: dict[str, str]
    where: str


async def prompts_of(settings: Settings) -> Prompts:
    """The prompts as the settings want them; one line in the log says where tagged ones came from."""
    if settings.prompts_tag is None:
        return settings.prompts
    return TaggedPrompts(await tagged(settings, settings.prompts_tag))


@asynccontextmanager
async def open_prompts(settings: Settings) -> AsyncGenerator[Prompts]:
    """The prompts of a service: a tag that moves while it runs is followed."""
    prompts = await prompts_of(settings)
    if settings.prompts_tag is None or not isinstance(prompts, TaggedPrompts):
        yield prompts
        return
    watching = asyncio.create_task(watch(prompts, settings, settings.prompts_tag, WallClock()), name="prompts")
    try:
        yield prompts
    finally:
        watching.cancel()
        await asyncio.wait([watching])


async def tagged(settings: Settings, tag: str) -> dict[str, str]:
    """Texts by file name of the prompts with a tag, and of the files for agents that have none.

    From the hub, within two seconds; else those that it gave the last time; else the files.
    """
    from evals.phoenix.prompts import merged

    files = prompt_texts(settings.prompts)
    found = await _found(settings, tag, files) or _Found({}, "neither Phoenix nor a cache: files")
    log.warning("prompts: tag %r, %d of %d from %s", tag, len(found.texts), len(merged({}, files)), found.where)
    return merged(found.texts, files)


async def only_tagged(settings: Settings, tags: Iterable[str]) -> dict[str, dict[str, str]]:
    """Texts by file name of the prompts with a tag, by tag.

    Raises:
        VariantError: neither the hub nor the cache has them; a variant that names a tag must not run on something else.
    """
    from evals.variant import VariantError

    files, texts = prompt_texts(settings.prompts), dict[str, dict[str, str]]()
    for tag in sorted(tags):
        found = await _found(settings, tag, files)
        if found is None:
            raise VariantError(f"the prompts with tag {tag!r} are neither to be had from Phoenix nor in the cache")
        texts[tag] = found.texts
    return texts


async def watch(prompts: TaggedPrompts, settings: Settings, tag: str, clock: Clock) -> None:
    """Look for the tag again and again: when it has moved, the prompts are replaced."""
    from evals.phoenix.prompts import merged

    files = prompt_texts(settings.prompts)
    said = ""
    while True:
        await clock.until(clock.now() + AGAIN_SECONDS)
        try:
            texts = merged(await fetch(settings, tag, files), files)
        except (PhoenixAway, PhoenixRefused, TimeoutError) as error:
            if str(error) != said:
                log.warning("prompts: tag %r stays as it is: %s", tag, error)
            said = str(error)
            continue
        if texts != prompts.texts:
            changed = sorted(texts.items() - prompts.texts.items())
            prompts.texts, said = texts, ""
            log.warning("prompts: tag %r has moved: %s", tag, ", ".join(name for name, _ in changed))


async def fetch(settings: Settings, tag: str, files: Mapping[str, str]) -> dict[str, str]:
    """What the hub holds under a tag; kept for when it is away.

    Raises:
        PhoenixAway, PhoenixRefused, TimeoutError: it cannot be had; a prompt is broken; no prompt carries the tag.
    """
    from evals.phoenix.hub import open_hub
    from evals.phoenix.prompts import pull

    if settings.phoenix_url is None:
        raise PhoenixAway("TRIPLAB_PHOENIX is off")
    async with asyncio.timeout(FETCH_SECONDS), open_hub(settings.phoenix_url) as hub:
        texts = await pull(hub, tag, files)
    if not texts:
        raise PhoenixRefused(
            f"no prompt in Phoenix carries the tag {tag!r}: `triplab prompts push --tag {tag}` sets it"
        )
    path = _path(settings, tag)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, _Kept(url=settings.phoenix_url, texts=texts).model_dump_json(indent=2).encode() + b"\n")
    return texts


async def _found(settings: Settings, tag: str, files: Mapping[str, str]) -> _Found | None:
    try:
        return _Found(await fetch(settings, tag, files), "Phoenix")
    except TimeoutError:
        log.warning("prompts: Phoenix did not answer within %g s", FETCH_SECONDS)
    except (PhoenixAway, PhoenixRefused, OSError) as error:
        log.warning("prompts: %s", error)
    return _cached(settings, tag, files)


def _cached(settings: Settings, tag: str, files: Mapping[str, str]) -> _Found | None:
    from evals.phoenix.prompts import checked

    path = _path(settings, tag)
    try:
        kept = _Kept.model_validate_json(path.read_bytes())
        checked(kept.texts, files)
    except FileNotFoundError:
        return None
    except (ValidationError, OSError, PromptError, PhoenixRefused) as error:
        log.warning("prompts: %s is of no use: %s", path, error)
        return None
    return _Found(kept.texts, f"the cache {path}")


def _path(settings: Settings, tag: str) -> Path:
    return settings.home / "prompts" / f"{tag}.json"
