"""Where places are ranked by meaning, and with which model."""

from pathlib import Path
from typing import Any

import pytest
from openai import AsyncOpenAI
from pydantic import SecretStr

from agents.retrieval.meaning import Meaning
from app.meaning import meaning_of
from app.settings import Settings

KEY: dict[str, Any] = {"openai_api_key": SecretStr("sk-test")}
LOCAL: dict[str, Any] = {"openai_base_url": "http://localhost:11434/v1"}
AZURE: dict[str, Any] = {"azure_endpoint": "https://x.openai.azure.com", "azure_api_key": SecretStr("k")}
NAMED: dict[str, Any] = {"embedding_model": "nomic-embed-text"}
OFF: dict[str, Any] = {"embedding_model": "off"}


@pytest.mark.parametrize(
    ("given", "model"),
    [
        ({}, None),
        (NAMED, None),
        (KEY, "text-embedding-3-small"),
        (KEY | OFF, None),
        (KEY | NAMED, "nomic-embed-text"),
        (LOCAL, None),
        (LOCAL | KEY, None),
        (LOCAL | NAMED, "nomic-embed-text"),
        (AZURE, None),
        (AZURE | KEY, None),
        (AZURE | NAMED, "nomic-embed-text"),
    ],
)
async def test_which_model(settings: Settings, given: dict[str, Any], model: str | None) -> None:
    chosen = settings.model_copy(update=given)
    assert chosen.embeddings == model
    client = AsyncOpenAI(api_key="test")
    assert isinstance(meaning_of(chosen, client), Meaning) is (model is not None)
    await client.close()


def test_the_variable(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TRIPLAB_EMBEDDING_MODEL", "bge-m3")
    assert Settings.load().embedding_model == "bge-m3"
