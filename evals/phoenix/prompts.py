"""Which prompts TripLab has in the hub: the agents' by file, the judges' by rubric."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml

from agents.llm.chat import format_of
from agents.prompt import USER_PART, Prompt, PromptError, parse_prompt, placeholders
from evals.judges import load_rubric
from evals.judges.asking import reply_shape
from evals.judges.rubric_file import rubric_names, rubric_text, rubric_versions
from evals.phoenix.errors import PhoenixRefused
from evals.phoenix.hub import Hub
from evals.phoenix.prompt_version import PREFIX, HubPrompt, Said, Version, text_of

_FILE = re.compile(r"(?P<name>[a-z_]+)\.v(?P<version>\d+)\.md")


def agent_prompt(file: str, text: str, model: str, variant: str) -> HubPrompt:
    """A prompt of an agent in a variant, by its file's name and text. Raises `PromptError`: it is no prompt."""
    read, changed = _read(file, text), str(yaml.safe_load(text.split("---\n")[1])["changed"])
    return HubPrompt(hub_name(read.agent), file, text, _said(read), f"{variant}: {read.label}: {changed}", model)


def judge_prompt(rubric: str, model: str, own: Path | None = None) -> HubPrompt:
    """A judge's prompt: `friendly`, or `friendly.v2`, also of those accepted in `own`. Raises `RubricError`."""
    read = load_rubric(rubric, own=own)
    file = f"{read.name}.v{read.version}.md"
    said = Said(read.system, read.context, read.front.parameters.model_dump(exclude_none=True))
    text = rubric_text(read, own=own)
    about = f"{read.label}: {read.front.changed}"
    reply = format_of(reply_shape(tuple(read.front.labels)))
    return HubPrompt(hub_name(f"judge-{read.name}"), file, text, said, about, model, {**reply})


def all_judge_prompts(model: str, own: Path | None = None) -> list[HubPrompt]:
    """Every version of every rubric, the oldest first, so that Phoenix shows how they came to be."""
    numbers = {name: sorted(rubric_versions(name, own=own)) for name in rubric_names()}
    return [judge_prompt(f"{name}.v{number}", model, own) for name, found in numbers.items() for number in found]


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
            checked({file: text}, files)
        except (PhoenixRefused, PromptError, ValueError) as error:
            raise PhoenixRefused(f"prompt {hub_name(agent)!r}, tag {tag!r}: {error}") from error
        pulled[file] = text
    return pulled


def checked(texts: Mapping[str, str], files: Mapping[str, str]) -> None:
    """Refuse what an agent cannot be asked with.

    Raises:
        PromptError: a text is no prompt.
        PhoenixRefused: its placeholders are others than those of the agent's file.
    """
    for file, text in texts.items():
        found, wanted = (_placeholders(_said(_read(*one))) for one in ((file, text), newest(_of(file), files)))
        if set(found) != set(wanted):
            raise PhoenixRefused(f"its placeholders are {_listed(found)}; wanted: {_listed(wanted)}")


def merged(pulled: Mapping[str, str], files: Mapping[str, str]) -> dict[str, str]:
    """What is pulled, and the newest files of all other agents."""
    others = {_of(file) for file in files} - {_of(file) for file in pulled}
    return dict(sorted([*pulled.items(), *(newest(agent, files) for agent in others)]))


def newest(agent: str, files: Mapping[str, str]) -> tuple[str, str]:
    """Name and text of an agent's prompt of the highest version. Raises `PromptError`: it has none."""
    found = [file for file in files if _of(file) == agent]
    if not found:
        raise PromptError(f"there is no agent {agent!r}; allowed: {', '.join(sorted({_of(file) for file in files}))}")
    file = max(found, key=_version)
    return file, files[file]


async def _file_of(hub: Hub, agent: str, version: Version) -> tuple[str, str]:
    """Its file as it was pushed; when it says something else by now, or was never pushed, one that says that."""
    source, said = version.source, version.said
    if source and _said(_read(source.file, source.text)) == said:
        return source.file, source.text
    pushed = [source] if source else [one.source for one in await hub.versions(hub_name(agent))]
    file = next((one.file for one in pushed if one), f"{agent}.v1.md")
    return file, text_of(said, version.description or "edited in Phoenix")


def _placeholders(said: Said) -> tuple[str, ...]:
    return placeholders(f"{said.system}\n{said.user}")


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"{{{{{name}}}}}" for name in names) or "none"


def _read(file: str, text: str) -> Prompt:
    return parse_prompt(file, _of(file), _version(file), text)


def _said(read: Prompt) -> Said:
    """What a prompt says, as `Prompt.messages` sends it."""
    system, _, user = (part.strip() for part in read.template.partition(USER_PART))
    return Said(system, user, read.parameters)


def _of(file: str) -> str:
    return file.partition(".")[0]


def _version(file: str) -> int:
    named = _FILE.fullmatch(file)
    if named is None:
        raise PromptError(f"{file!r} is no name of a prompt file; allowed: <agent>.v<N>.md")
    return int(named["version"])
