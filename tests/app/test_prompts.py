"""Prompts by tag: from Phoenix's hub, its cache or the files; and `triplab prompts`."""

import asyncio
import logging
from collections.abc import Generator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from agents.prompt import load_prompt, prompt_texts
from app.cli.main import app
from app.prompts import TaggedPrompts, only_tagged, prompts_of, watch
from app.settings import Settings, SettingsError
from evals.artifact import read_prompts
from evals.variant import VariantError, load_variant, tags_of
from tests.app.test_cli_experiment import cities, run, written
from tests.standin import serve
from tests.standin.phoenix import StandInPhoenix

FILES = prompt_texts()


@pytest.fixture
def phoenix() -> StandInPhoenix:
    return StandInPhoenix()


@pytest.fixture
def url(phoenix: StandInPhoenix, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Generator[str]:
    """Where the stand-in answers; settings of its own, for commands too."""
    with serve(phoenix.app) as url:
        for name, value in (("TRIPLAB_PHOENIX", url), ("TRIPLAB_HOME", str(tmp_path / "home")), ("COLUMNS", "160")):
            monkeypatch.setenv(name, value)
        for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL"):
            monkeypatch.delenv(name, raising=False)
        yield url


class Turns:
    """A clock by which the first wait is over at once, and the second never."""

    def __init__(self) -> None:
        self.turns, self.second = 0, asyncio.Event()

    def now(self) -> float:
        return 0.0

    async def until(self, moment: float) -> None:
        assert moment == 30.0
        self.turns += 1
        if self.turns > 1:
            self.second.set()
            await asyncio.Event().wait()


def prompts(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["prompts", *map(str, arguments)])


def tagged_settings(settings: Settings, **changes: object) -> Settings:
    return settings.model_copy(update={"prompts_tag": "production", **changes})


def test_push_list_and_pull(phoenix: StandInPhoenix, url: str, tmp_path: Path) -> None:
    done = prompts("push", "--tag", "production", "--no-judges")
    assert done.exit_code == 0, done.output
    assert "triplab-itinerary  baseline  new version, now production" in done.stdout
    assert f"{url}/prompts/P-triplab-itinerary/versions/PV2" in done.stdout
    assert len(phoenix.versions) == len(FILES)
    again = prompts("push", "--variant", "friendly", "--tag", "candidate", "--no-judges")
    assert "triplab-budget  friendly  as it was, now candidate" in again.stdout
    assert "triplab-itinerary  friendly  new version, now candidate" in again.stdout
    assert "candidate is 2, production is 1" in " ".join(prompts("list").stdout.split())

    out = tmp_path / "pulled"
    pulled = prompts("pull", "--tag", "production", "--out", out)
    assert pulled.exit_code == 0, pulled.output
    assert {path.name: path.read_text() for path in out.iterdir()} == FILES
    refused = prompts("pull", "--tag", "candidate", "--out", out)
    assert refused.exit_code == 1
    assert "has other texts in itinerary.v1.md, revise.v1.md: give another --out, or --force" in refused.stderr
    assert prompts("pull", "--tag", "candidate", "--out", out, "--force").exit_code == 0
    assert "Be super friendly" in (out / "itinerary.v1.md").read_text()


def test_what_cannot_be_done_is_explained(phoenix: StandInPhoenix, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    none = prompts("pull", "--tag", "production")
    assert (none.exit_code, "no prompt carries the tag 'production': `triplab prompts push" in none.stderr) == (1, True)
    wrong = prompts("push", "--variant", "freindly")
    assert (wrong.exit_code, "unknown variant 'freindly'; did you mean 'friendly'?" in wrong.stderr) == (2, True)
    phoenix.fault = lambda _call, _before: 500
    failed = prompts("list")
    assert (failed.exit_code, "refused GET /v1/prompts: 500" in failed.stderr) == (1, True)
    monkeypatch.setenv("TRIPLAB_PHOENIX", "off")
    off = prompts("list")
    assert (off.exit_code, "TRIPLAB_PHOENIX is off: set it to the URL of a Phoenix" in off.stderr) == (2, True)
    monkeypatch.setenv("TRIPLAB_PROMPTS_TAG", "../etc")
    with pytest.raises(SettingsError, match=r"TRIPLAB_PROMPTS_TAG is '../etc'"):
        Settings.load()
    assert url


async def test_hub_then_cache_then_files(
    phoenix: StandInPhoenix, url: str, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    assert await prompts_of(settings) == settings.prompts
    own = tagged_settings(settings, phoenix=url)
    caplog.set_level(logging.WARNING, "app.prompts")
    assert await prompts_of(own) == TaggedPrompts(FILES)
    assert caplog.messages == [
        "prompts: no prompt in Phoenix carries the tag 'production': `triplab prompts push --tag production` sets it",
        "prompts: tag 'production', 0 of 6 from neither Phoenix nor a cache: files",
    ]
    await asyncio.to_thread(prompts, "push", "--variant", "friendly", "--tag", "production", "--no-judges")
    caplog.clear()
    kind = load_variant("friendly").prompts
    for status, where in ((None, "Phoenix"), (500, f"the cache {settings.home / 'prompts' / 'production.json'}")):
        phoenix.fault = lambda _call, _before, status=status: status
        found = await prompts_of(own)
        assert dict(found) == kind if isinstance(found, TaggedPrompts) else False
        assert caplog.messages[-1] == f"prompts: tag 'production', 6 of 6 from {where}"
    (settings.home / "prompts" / "production.json").write_text("{}")
    found = await prompts_of(own)
    assert isinstance(found, TaggedPrompts)
    assert load_prompt("itinerary", found).label == load_prompt("itinerary", FILES).label
    assert "production.json is of no use" in caplog.messages[-2]


async def test_a_tag_that_moves_is_followed(
    phoenix: StandInPhoenix,
    url: str,
    settings: Settings,
    caplog: pytest.LogCaptureFixture,
) -> None:
    own = tagged_settings(settings, phoenix=url)
    await asyncio.to_thread(prompts, "push", "--tag", "production", "--no-judges")
    found = await prompts_of(own)
    assert isinstance(found, TaggedPrompts)
    await asyncio.to_thread(prompts, "push", "--variant", "friendly", "--tag", "production", "--no-judges")
    clock = Turns()
    watching = asyncio.create_task(watch(found, own, "production", clock))
    await clock.second.wait()
    watching.cancel()
    assert dict(found) == load_variant("friendly").prompts
    assert caplog.messages[-1] == "prompts: tag 'production' has moved: itinerary.v1.md, revise.v1.md"
    assert phoenix.tags


async def test_a_variant_by_tag(phoenix: StandInPhoenix, url: str, settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "tried.yaml"
    path.write_text("name: tried\nwhy: what stands in Phoenix\nprompts: {itinerary: {tag: candidate}}\n")
    assert tags_of(path) == {"candidate"}
    own = tagged_settings(settings, phoenix=url)
    with pytest.raises(VariantError, match="the prompts with tag 'candidate' are neither to be had from Phoenix nor"):
        await only_tagged(own, tags_of(path))
    with pytest.raises(VariantError, match="the prompts with tag 'candidate' are not at hand; allowed: none"):
        load_variant(path)
    await asyncio.to_thread(prompts, "push", "--variant", "friendly", "--tag", "candidate", "--no-judges")
    tried = load_variant(path, tags=await only_tagged(own, tags_of(path)))
    assert tried.prompts["itinerary.v1.md"] == load_variant("friendly").prompts["itinerary.v1.md"]
    assert tried.prompts["revise.v1.md"] == FILES["revise.v1.md"]
    path.write_text("name: tried\nwhy: both\nprompts: {itinerary: {tag: candidate, version: 1}}\n")
    with pytest.raises(VariantError, match=r"a tag names a version by itself; allowed beside it: replace, append"):
        load_variant(path)
    assert phoenix.tags


def test_an_experiment_begins_from_the_prompts_of_the_settings(
    tmp_path: Path, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    for name, text in FILES.items():
        (own / name).write_text(text.replace("You are the itinerary agent", "You are the best itinerary agent"))
    monkeypatch.setenv("TRIPLAB_PROMPTS", str(own))
    done = run(written(tmp_path, cities()[:1]), tmp_path / "out", "--no-mirror")
    assert done.exit_code == 0, done.stderr
    texts = read_prompts(tmp_path / "out")["baseline"]
    assert {label for label, text in texts.items() if "You are the best" in text} == {
        load_prompt("itinerary", own).label,
        load_prompt("revise", own).label,
    }
    assert url
