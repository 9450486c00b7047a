"""A fault profile named by a setting, for the agents and for `/v1` alike."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.cli.doctor import _model  # pyright: ignore[reportPrivateUsage]
from app.models import connect, rehearse
from app.settings import Settings, SettingsError
from tests.app.conftest import TOKYO, Run

ASK: Any = {"model": "rehearsal-1", "messages": [{"role": "user", "content": '{"text": "All is well."}'}]}


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    path = tmp_path / "faults.yaml"
    path.write_text("truth: truth.jsonl\nfaults: {rate_limited: {rate: 1, times: 0}}\n", "utf-8")
    return path


async def test_the_mounted_engine_has_the_faults(settings: Settings, run: Run, profile: Path) -> None:
    async with run(settings.model_copy(update={"rehearsal_faults": profile})) as client:
        refused = await client.post("/v1/chat/completions", json=ASK)
    assert (refused.status_code, refused.headers["retry-after"]) == (429, "1")
    (line,) = (profile.parent / "truth.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line)["faults"] == {"rate_limited": "429, retry after 1 s"}


async def test_the_agents_engine_has_the_faults(settings: Settings, profile: Path) -> None:
    faulty = settings.model_copy(update={"rehearsal_faults": profile})
    async with connect(faulty, rehearse(faulty)) as client:
        with pytest.raises(Exception, match="Rate limit reached"):
            await client.chat.completions.create(**ASK)


async def test_without_a_profile_there_are_none(settings: Settings, run: Run) -> None:
    async with run(settings) as client:
        assert (await client.post("/v1/chat/completions", json=ASK)).status_code == 200
        assert (await client.post("/api/trips", json=TOKYO)).status_code == 202


async def test_doctor_says_so(settings: Settings, profile: Path) -> None:
    found = await _model(settings.model_copy(update={"rehearsal_faults": profile}))
    assert found.says.endswith(f"; it fails on purpose: {profile}")


def test_a_wrong_profile_is_a_wrong_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "faults.yaml"
    path.write_text("faults: {day_droped: 0.1}", "utf-8")
    monkeypatch.setenv("TRIPLAB_REHEARSAL_FAULTS", str(path))
    with pytest.raises(SettingsError) as error:
        Settings.load()
    assert f"TRIPLAB_REHEARSAL_FAULTS is '{path}'" in str(error.value)
    assert "unknown fault 'day_droped'; did you mean 'day_dropped'?" in str(error.value)
