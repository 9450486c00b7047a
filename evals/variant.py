"""Variants: named sets of prompts, model, parameters, tools and agents."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from pydantic import JsonValue

from agents.deps import Deps, Sampling
from agents.prompt import FOLDER, USER_PART, PromptError, Prompts, load_prompt, prompt_texts
from agents.specialists.registry import Specialist, all_specialists, stand_ins
from evals.case import digest
from evals.suggest import unknown
from evals.variant_file import OFF, PromptChange, VariantError, VariantFile, read_variant
from synthetic.yaml_lines import Lines

VARIANTS = Path(__file__).with_name("variants")
ITINERARY = "itinerary"
Tags = Mapping[str, Mapping[str, str]]
"""Texts of prompts by file name, by tag."""
NO_TAGS: Tags = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Variant:
    """A variant with its prompts resolved: `prompts` are texts by file name, one for each agent.

    What is None stays as it is. `agents` says for an agent `off`, or which stand-in takes its place; without the
    itinerary agent, code drafts the plan. `tools_off` are kept from all models; code may still use them.
    """

    name: str
    why: str
    prompts: Mapping[str, str]
    model: str | None = None
    temperature: float | None = None
    seed: int | None = None
    tools_off: tuple[str, ...] = ()
    agents: Mapping[str, str] | None = None

    @property
    def digest(self) -> str:
        """Sixteen hex digits of all that has an effect: it changes with a prompt's text, not with `name` or `why`."""
        content: dict[str, JsonValue] = {
            "prompts": {**self.prompts},
            "model": self.model,
            "temperature": self.temperature,
            "seed": self.seed,
            "tools_off": [*sorted(set(self.tools_off))],
            "agents": {**(self.agents or {})},
        }
        return digest(content)

    @property
    def texts_by_label(self) -> dict[str, str]:
        """The prompts' texts by the labels that rows have: `itinerary.v1+3f2a91c0`."""
        agents = {name.partition(".")[0] for name in self.prompts}
        read = [load_prompt(agent, self.prompts) for agent in sorted(agents)]
        return {prompt.label: self.prompts[f"{prompt.agent}.v{prompt.version}.md"] for prompt in read}

    @property
    def specialists(self) -> dict[str, Specialist]:
        """The specialists that work, a stand-in under the name of the one that it is there for."""
        said = self.agents or {}
        kept = {name: agent for name, agent in all_specialists().items() if said.get(name) != OFF}
        swapped = {name: stand_ins()[other] for name, other in said.items() if other in stand_ins()}
        return kept | {name: replace(agent, name=name) for name, agent in swapped.items()}

    def applied(self, deps: Deps, repetition: int = 0) -> Deps:
        """What a graph of this variant is built from; each repetition has seeds of its own."""
        return replace(
            deps,
            prompts=self.prompts,
            model=self.model or deps.model,
            sampling=Sampling(self.temperature, self.seed, repetition),
            specialists=self.specialists,
            tools_off=frozenset(self.tools_off),
            words=(self.agents or {}).get(ITINERARY) != OFF,
        )


def all_variants() -> list[str]:
    """The names of those that ship."""
    return sorted(path.stem for path in VARIANTS.glob("*.yaml"))


def load_variant(name_or_path: str | Path, prompts: Prompts = FOLDER, tags: Tags = NO_TAGS) -> Variant:
    """A variant that ships, by its name, or the one in a YAML file.

    Args:
        name_or_path: of the variant.
        prompts: what it changes.
        tags: prompts of the hub by tag, of all that `tags_of` names.

    Raises:
        VariantError: there is no such variant, or its file is wrong.
    """
    path = _path(name_or_path)
    try:
        said, lines = read_variant(path)
        _check(said, path.name, lines)
        return _resolved(said, path, prompts, tags)
    except OSError as error:
        raise VariantError(f"cannot read {error.filename or path}: {error.strerror}") from error


def tags_of(name_or_path: str | Path) -> set[str]:
    """The tags of Phoenix's prompt hub that a variant takes prompts by. Raises as `load_variant`."""
    path = _path(name_or_path)
    try:
        said, _ = read_variant(path)
    except OSError as error:
        raise VariantError(f"cannot read {error.filename or path}: {error.strerror}") from error
    return {change.tag for change in said.prompts.values() if change.tag}


def _path(name_or_path: str | Path) -> Path:
    path = Path(name_or_path)
    if path.suffix in (".yaml", ".yml"):
        return path
    if str(name_or_path) not in all_variants():
        raise VariantError(f"{unknown('variant', str(name_or_path), all_variants())}; or the path of a YAML file")
    return VARIANTS / f"{name_or_path}.yaml"


def _check(said: VariantFile, file: str, lines: Lines) -> None:
    """Refuse names that nothing has."""
    tools = {tool for agent in (*all_specialists().values(), *stand_ins().values()) for tool in agent.tools}
    for place, tool in enumerate(said.tools_off):
        if tool not in tools:
            raise VariantError(f"{file}:{lines.of(['tools_off', place])}: {unknown('tool', tool, tools)}")
    for agent, use in said.agents.items():
        at = f"{file}:{lines.of(['agents', agent])}"
        if agent not in {*all_specialists(), ITINERARY}:
            raise VariantError(f"{at}: {unknown('agent', agent, {*all_specialists(), ITINERARY})}")
        others = {name for name, other in stand_ins().items() if other.instead_of == agent}
        if use not in {OFF, *others}:
            raise VariantError(f"{at}: {unknown(f'use of {agent}', use, {OFF, *others})}")


def _resolved(said: VariantFile, path: Path, prompts: Prompts, tags: Tags) -> Variant:
    texts = prompt_texts(prompts)
    agents = {name.partition(".")[0] for name in texts} - set(stand_ins())
    for agent in said.prompts:
        if agent not in agents:
            raise VariantError(f"{path.name}: prompts: {unknown('agent', agent, agents)}")
    resolved: dict[str, str] = {}
    for agent in sorted(agents):
        change, source = said.prompts.get(agent, PromptChange()), said.agents.get(agent, agent)
        try:
            given = _tagged(change.tag, tags) if change.tag else texts
            name, text = _text(agent, source if source in stand_ins() else agent, change, given, path.parent)
            resolved[name] = _edited(text, change, name)
            load_prompt(agent, resolved)
        except PromptError as error:
            raise VariantError(f"{path.name}: prompts.{agent}: {error}") from error
    same = said.model_dump(include={"name", "why", "model", "temperature", "seed", "tools_off", "agents"})
    return Variant(prompts=resolved, **same)


def _text(agent: str, source: str, change: PromptChange, texts: Mapping[str, str], folder: Path) -> tuple[str, str]:
    """The name under which an agent finds its prompt, and the text before its edits."""
    if change.path:
        number = re.search(r"\.v(\d+)\.md$", change.path.name)
        version = int(number[1]) if number else change.version or load_prompt(source, texts).version
        return f"{agent}.v{version}.md", (folder / change.path).read_text(encoding="utf-8")
    version = load_prompt(source, texts, change.version).version
    return f"{agent}.v{version}.md", texts[f"{source}.v{version}.md"]


def _tagged(tag: str, tags: Tags) -> Mapping[str, str]:
    if tag not in tags:
        raise PromptError(f"the prompts with tag {tag!r} are not at hand; allowed: {', '.join(tags) or 'none'}")
    return tags[tag]


def _edited(text: str, change: PromptChange, name: str) -> str:
    for old, new in change.replace.items():
        words = r"\s+".join(map(re.escape, old.split()))
        text, times = re.subn(words, lambda _, new=new: new, text)
        if not times or not words:
            raise PromptError(f"{name} does not hold {old!r}, which is to be replaced")
    if not change.append:
        return text
    system, marker, user = text.partition(USER_PART)
    return f"{system.rstrip()}\n\n{change.append.strip()}\n\n{marker}{user}"
