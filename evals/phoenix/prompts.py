"""Which prompts TripLab has in the hub: the agents' by file, the judges' by rubric."""

import re
from collections.abc import Iterable, Mapping

import yaml

from agents.prompt import USER_PART, PromptError, parse_prompt, placeholders
from evals.judges import load_rubric
from evals.judges.rubric_file import FOLDER as RUBRICS
from evals.phoenix.errors import PhoenixRefused
from evals.phoenix.hub import Hub
from evals.phoenix.prompt_version import PREFIX, HubPrompt, Said, Version, text_of

_FILE = re.compile(r"(?P<name>[a-z_]+)\.v(?P<version>\d+)\.md")


def agent_prompt(file: str, text: str, model: str) -> HubPrompt:
    """A prompt of an agent, by its file's name and text. Raises `PromptError`: it is no prompt."""
    said, changed = _said(file, text), str(yaml.safe_load(text.split("---\n")[1])["changed"])
    return HubPrompt(hub_name(_of(file)), file, text, said, changed, model)


def judge_prompt(rubric: str, model: str) -> HubPrompt:
    """A judge's prompt: `friendly`, or `friendly.v2`. Raises `RubricError`."""
    read = load_rubric(rubric)
    file = f"{read.name}.v{read.version}.md"
    said = Said(read.system, read.context, read.front.parameters.model_dump(exclude_none=True))
    text = (RUBRICS / file).read_text(encoding="utf-8")
    return HubPrompt(hub_name(f"judge-{read.name}"), file, text, said, read.front.changed, model)


def all_judge_prompts(model: str) -> list[HubPrompt]:
    """Every version of every rubric, the oldest first, so that Phoenix shows how they came to be."""
    files = sorted((_of(path.name), _version(path.name)) for path in RUBRICS.glob("*.v*.md"))
    return [judge_prompt(f"{name}.v{version}", model) for name, version in files]


def hub_name(name: str) -> str:
    """`triplab-itinerary`."""
    return f"{PREFIX}{name}"


async def pull(hub: Hub, tag: str, files: Mapping[str, str]) -> dict[str, str]:
    """Texts by file name of the prompts that carry a tag, of the agents that `files` are of.

    Raises:
        PhoenixAway: Phoenix does not answer.
        PhoenixRefused: a prompt is broken; the message names it and what is wrong.
    """
    pulled: dict[str, str] = {}
    for agent in sorted({_of(file) for file in files}):
        version = await hub.tagged(hub_name(agent), tag)
        if version is None:
            continue
        try:
            file, text = await _file_of(hub, agent, version)
            _check(file, text, newest(agent, files))
        except (PhoenixRefused, PromptError, ValueError) as error:
            raise PhoenixRefused(f"prompt {hub_name(agent)!r}, tag {tag!r}: {error}") from error
        pulled[file] = text
    return pulled


def merged(pulled: Mapping[str, str], files: Mapping[str, str]) -> dict[str, str]:
    """What is pulled, and the files of all other agents."""
    agents = {_of(file) for file in pulled}
    return {file: text for file, text in files.items() if _of(file) not in agents} | dict(pulled)


def newest(agent: str, files: Mapping[str, str]) -> tuple[str, str]:
    """Name and text of an agent's prompt of the highest version."""
    file = max((file for file in files if _of(file) == agent), key=_version)
    return file, files[file]


async def _file_of(hub: Hub, agent: str, version: Version) -> tuple[str, str]:
    """Its file as it was pushed; when it says something else by now, or was never pushed, one that says that."""
    source, said = version.source, version.said
    if source and _said(source.file, source.text) == said:
        return source.file, source.text
    pushed = [source] if source else [one.source for one in await hub.versions(hub_name(agent))]
    file = next((one.file for one in pushed if one), f"{agent}.v1.md")
    return file, text_of(said, version.description or "edited in Phoenix")


def _check(file: str, text: str, ours: tuple[str, str]) -> None:
    """Refuse what the agent cannot be asked with."""
    found, wanted = (_placeholders(_said(*one)) for one in ((file, text), ours))
    if set(found) != set(wanted):
        raise PhoenixRefused(f"its placeholders are {_listed(found)}; wanted: {_listed(wanted)}")


def _placeholders(said: Said) -> tuple[str, ...]:
    return placeholders(f"{said.system}\n{said.user}")


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"{{{{{name}}}}}" for name in names) or "none"


def _said(file: str, text: str) -> Said:
    """What a file says, as `Prompt.messages` sends it."""
    read = parse_prompt(file, _of(file), _version(file), text)
    system, _, user = (part.strip() for part in read.template.partition(USER_PART))
    return Said(system, user, read.parameters)


def _of(file: str) -> str:
    return file.partition(".")[0]


def _version(file: str) -> int:
    named = _FILE.fullmatch(file)
    if named is None:
        raise PromptError(f"{file!r} is no name of a prompt file; allowed: <agent>.v<N>.md")
    return int(named["version"])
