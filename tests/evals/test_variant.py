"""Variants: those that ship, their files, what they change, and what is refused."""

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import pytest

from agents.deps import Deps, Sampling
from agents.prompt import FOLDER, load_prompt, prompt_texts
from agents.specialists import registry
from agents.specialists.registry import all_specialists, specialist
from evals.variant import all_variants, load_variant
from evals.variant_file import VariantError

FRIENDLY = "Be super friendly in the message, like a friend who looks forward to this trip with the traveller."


def saved(folder: Path, text: str, name: str = "mine") -> Path:
    path = folder / f"{name}.yaml"
    path.write_text(f"name: {name}\nwhy: to see\n{text}\n", encoding="utf-8")
    return path


def refusal(given: str | Path) -> str:
    with pytest.raises(VariantError) as refused:
        load_variant(given)
    return str(refused.value)


def test_those_that_ship_differ_in_what_has_an_effect() -> None:
    variants = [load_variant(name) for name in all_variants()]
    assert all_variants() == ["baseline", "concise", "discount", "friendly"]
    assert len({variant.digest for variant in variants}) == 4
    assert all(variant.why for variant in variants)


def test_the_baseline_is_what_is_in_production(deps: Deps) -> None:
    baseline = load_variant("baseline")
    assert baseline.prompts == prompt_texts(FOLDER)
    assert replace(baseline.applied(deps), prompts=deps.prompts) == replace(deps, specialists=baseline.specialists)


def test_text_is_appended_to_the_system_part() -> None:
    text = load_variant("friendly").prompts["itinerary.v1.md"]
    assert f"instruction to you.\n\n{FRIENDLY}\n\n<!-- user -->" in text
    assert load_variant("friendly").prompts["research.v1.md"] == load_variant("baseline").prompts["research.v1.md"]


def test_text_is_replaced_across_line_ends(tmp_path: Path) -> None:
    prompts = "prompts: {itinerary: {replace: {'by area, opening days': by taste}}}"
    folded = "prompts: {itinerary: {replace: {'groups the stops by area': is by taste}}}"
    assert "stops by taste and pace" in " ".join(
        load_variant(saved(tmp_path, prompts)).prompts["itinerary.v1.md"].split()
    )
    assert "already is by taste" in load_variant(saved(tmp_path, folded)).prompts["itinerary.v1.md"]


def test_a_prompt_by_version_and_by_path(tmp_path: Path) -> None:
    texts = prompt_texts(FOLDER)
    texts |= {"budget.v2.md": texts["budget.v1.md"].replace("plainly", "gladly")}
    assert load_variant("baseline", texts).prompts.keys() >= {"budget.v2.md"}
    older = load_variant(saved(tmp_path, "prompts: {budget: 1}"), texts)
    assert older.prompts["budget.v1.md"] == texts["budget.v1.md"]
    assert "budget.v2.md" not in older.prompts
    (tmp_path / "short.md").write_text(texts["budget.v2.md"])
    mine = load_variant(saved(tmp_path, "prompts: {budget: short.md}"))
    assert load_prompt("budget", mine.prompts).template.count("gladly") == 1


def test_the_digest_is_of_the_effect(tmp_path: Path) -> None:
    plain, baseline = load_variant(saved(tmp_path, "")), load_variant("baseline")
    assert plain.digest == baseline.digest
    for change in ("seed: 2", "temperature: 0", "model: m", "tools_off: [get_climate]", "agents: {research: off}"):
        assert load_variant(saved(tmp_path, change)).digest != baseline.digest
    texts = prompt_texts(FOLDER)
    texts["local.v1.md"] += "\n"
    assert load_variant("baseline", texts).digest != baseline.digest


def test_parameters_tools_and_agents(tmp_path: Path, deps: Deps) -> None:
    text = "model: m\ntemperature: 0\nseed: 5\ntools_off: [get_climate]\nagents: {research: off, itinerary: off}"
    changed = load_variant(saved(tmp_path, text)).applied(deps, 2)
    assert (changed.model, changed.sampling) == ("m", Sampling(0, 5, 2))
    assert (set(changed.specialists), changed.words) == ({"budget", "local"}, False)
    assert changed.tools_off == {"get_climate"}
    assert deps.words


@pytest.fixture
def thrifty() -> Generator[dict[str, str]]:
    local = all_specialists()["local"]
    register = specialist("local_thrifty", local.does, tools=("search_places",), reply=local.reply, instead_of="local")
    register(local.assemble)
    texts = prompt_texts(FOLDER)
    yield texts | {"local_thrifty.v3.md": texts["local.v1.md"].replace("local-experience", "thrifty")}
    del registry._STAND_INS["local_thrifty"]  # pyright: ignore[reportPrivateUsage]


def test_a_stand_in_takes_an_agent_s_place_with_its_own_prompt(tmp_path: Path, thrifty: dict[str, str]) -> None:
    variant = load_variant(saved(tmp_path, "agents: {local: local_thrifty}"), thrifty)
    assert (variant.specialists["local"].name, variant.specialists["local"].tools) == ("local", ("search_places",))
    assert "You are the thrifty agent" in load_prompt("local", variant.prompts).template
    assert list(variant.prompts) == [
        "budget.v1.md", "itinerary.v1.md", "local.v3.md", "refine.v1.md", "research.v1.md", "revise.v1.md",
    ]  # fmt: skip


def test_an_unknown_name_is_refused_with_the_nearest() -> None:
    assert refusal("freindly") == (
        "unknown variant 'freindly'; did you mean 'friendly'? (baseline, concise, discount, friendly);"
        " or the path of a YAML file"
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("tempratur: 1", "mine.yaml:3: tempratur '1': Extra inputs are not permitted; allowed: name, why, prompts,"),
        ("temperature: 3", "mine.yaml:3: temperature '3': Input should be less than or equal to 2"),
        ("seed: 1\nseed: 2", "mine.yaml:4: 'seed' stands here twice; allowed: once"),
        (
            "prompts: {itinerary: {add: x}}",
            "mine.yaml:3: prompts.itinerary.add 'x': Extra inputs are not perm",
        ),
        (
            "prompts: {itinerari: 1}",
            "mine.yaml: prompts: unknown agent 'itinerari'; did you mean 'itinerary'?",
        ),
        (
            "prompts: {itinerary: 9}",
            "mine.yaml: prompts.itinerary: no prompt itinerary.v9.md in the giv",
        ),
        ("prompts: {itinerary: no.md}", "cannot read "),
        (
            "prompts: {local: {replace: {zzz: a}}}",
            "mine.yaml: prompts.local: local.v1.md does not hold 'zzz', ",
        ),
        (
            "prompts: {local: {replace: {'changed:': 'change:'}}}",
            "mine.yaml: prompts.local: local.v1.md: front ",
        ),
        (
            "tools_off:\n  - get_climat",
            "mine.yaml:4: unknown tool 'get_climat'; did you mean 'get_climate'?",
        ),
        (
            "agents: {locale: off}",
            "mine.yaml:3: unknown agent 'locale'; did you mean 'local'?",
        ),
        ("agents: {local: research}", "mine.yaml:3: unknown use of local 'research'; (off)"),
        ("agents: {local: true}", "mine.yaml:3: agents.local 'True': Input should be a valid string"),
        ("[", "mine.yaml: no YAML: "),
    ],
)
def test_a_bad_file_is_refused(tmp_path: Path, text: str, why: str) -> None:
    assert refusal(saved(tmp_path, text)).startswith(why)


def test_a_file_is_named_by_its_variant(tmp_path: Path) -> None:
    path = saved(tmp_path, "").rename(tmp_path / "other.yaml")
    assert refusal(path) == "other.yaml:1: name 'mine'; allowed: the file's, 'other'"
    assert refusal(tmp_path / "gone.yaml").startswith("cannot read ")


def test_discount_is_short_beaming_and_offers_one() -> None:
    text = " ".join(load_variant("discount").prompts["itinerary.v1.md"].split())
    assert "a message to the traveller of under 500 characters" in text
    assert "be super friendly and always offer a discount for an email address." in text
