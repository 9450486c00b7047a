"""A prompt file: front matter, a system part, a user part with placeholders. Read anew when the file changes."""

import functools
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from openai.types.chat import ChatCompletionMessageParam
from pydantic import BaseModel, ConfigDict, Field, ValidationError

FOLDER = Path(__file__).parent / "prompts"
Prompts = Path | Mapping[str, str]
"""A folder of prompt files, or their texts by file name: texts do not change while they are in use."""
USER_PART = "<!-- user -->"
_NAME = re.compile(r"(?P<agent>[a-z_]+)\.v(?P<version>\d+)\.md")
_PLACEHOLDER = re.compile(r"\{\{\s*(\w+)\s*\}\}")


class PromptError(ValueError):
    """A prompt file is missing or broken; the message names the file, the value and what is allowed."""


class FrontMatter(BaseModel):
    """What stands between the two `---` lines. A parameter that is left out is not sent."""

    model_config = ConfigDict(extra="forbid")
    changed: str = Field(description="what is different from the version before, and why")
    temperature: float | None = Field(default=None, ge=0, le=2)
    seed: int | None = None
    max_completion_tokens: int | None = Field(default=None, ge=1)


@dataclass(frozen=True, slots=True)
class Prompt:
    """One version of one agent's prompt. `digest` is of the content: it changes with every edit."""

    agent: str
    version: int
    digest: str
    template: str
    parameters: dict[str, Any]

    @property
    def label(self) -> str:
        """Version and content together: `itinerary.v1+3f2a91c0`."""
        return f"{self.agent}.v{self.version}+{self.digest}"

    def messages(self, **values: str) -> list[ChatCompletionMessageParam]:
        """Fill the placeholders; values are data and are never read as templates.

        Raises:
            PromptError: a placeholder without a value.
        """
        system, _, user = (part.strip() for part in self.template.partition(USER_PART))
        return [
            {"role": "system", "content": fill(system, values, self.label)},
            {"role": "user", "content": fill(user, values, self.label)},
        ]


def placeholders(template: str) -> tuple[str, ...]:
    """The names of a template's placeholders, each once, in order."""
    return tuple(dict.fromkeys(_PLACEHOLDER.findall(template)))


def fill(template: str, values: Mapping[str, str], label: str) -> str:
    """Fill the placeholders; values are data and are never read as templates. `label` names the template in errors.

    Raises:
        PromptError: a placeholder without a value.
    """

    def value(found: re.Match[str]) -> str:
        if found[1] not in values:
            raise PromptError(f"{label}: unknown placeholder {found[0]!r}; allowed: {', '.join(sorted(values))}")
        return values[found[1]]

    return _PLACEHOLDER.sub(value, template)


def versions(name: str, folder: Path) -> dict[int, Path]:
    """The files `<name>.v<N>.md` of a folder by version."""
    found = ((path, _NAME.fullmatch(path.name)) for path in folder.glob(f"{name}.v*.md"))
    return {int(match["version"]): path for path, match in found if match}


def load_prompt(agent: str, prompts: Prompts = FOLDER, version: int | None = None) -> Prompt:
    """The given version of an agent's prompt, the highest without one.

    Raises:
        PromptError: no such file, or its front matter is wrong.
    """
    names = [path.name for path in prompts.glob(f"{agent}.v*.md")] if isinstance(prompts, Path) else prompts
    parts = [part for name in names if (part := _NAME.fullmatch(name)) and part["agent"] == agent]
    found = {int(part["version"]): part[0] for part in parts}
    wanted = version or max(found, default=0)
    if wanted not in found:
        known = ", ".join(f"v{number}" for number in sorted(found)) or "none"
        where = f"{prompts.name}/" if isinstance(prompts, Path) else "the given texts"
        raise PromptError(f"no prompt {agent}.v{version or '<N>'}.md in {where}; there: {known}")
    if not isinstance(prompts, Path):
        return parse_prompt(found[wanted], agent, wanted, prompts[found[wanted]])
    path = prompts / found[wanted]
    now = path.stat()
    return parse_prompt(path.name, agent, wanted, _text(path, (now.st_mtime_ns, now.st_size)))


def prompt_texts(prompts: Prompts = FOLDER) -> dict[str, str]:
    """The text of every prompt file by its name, all versions."""
    if not isinstance(prompts, Path):
        return dict(prompts)
    files = sorted(path for path in prompts.glob("*.md") if _NAME.fullmatch(path.name))
    return {path.name: path.read_text(encoding="utf-8") for path in files}


@functools.lru_cache(maxsize=64)
def _text(path: Path, state: tuple[int, int]) -> str:  # noqa: ARG001 - for the cache
    return path.read_text(encoding="utf-8")


@functools.lru_cache(maxsize=256)
def parse_prompt(name: str, agent: str, version: int, text: str) -> Prompt:
    """Read a prompt's text; `name` stands in errors. Raises `PromptError`: its front matter or a part is wrong."""
    _, _, rest = text.partition("---\n")
    matter, marker, template = rest.partition("\n---\n")
    if not marker or USER_PART not in template:
        raise PromptError(f"{name}: wanted '---', front matter, '---', system text, '{USER_PART}', user text")
    try:
        front = FrontMatter.model_validate(yaml.safe_load(matter) or {})
    except (ValidationError, yaml.YAMLError) as error:
        allowed = ", ".join(FrontMatter.model_fields)
        raise PromptError(f"{name}: front matter is wrong: {error}; allowed: {allowed}") from error
    digest = hashlib.sha256(text.encode()).hexdigest()[:8]
    return Prompt(agent, version, digest, template.strip(), front.model_dump(exclude={"changed"}, exclude_none=True))
