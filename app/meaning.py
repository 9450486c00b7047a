"""Ranking places by meaning, where the endpoint has embeddings."""

from openai import AsyncOpenAI

from agents.retrieval.embedder import OpenAIEmbedder
from agents.retrieval.meaning import Meaning
from agents.retrieval.vector_cache import VectorCache
from app.settings import Settings


def meaning_of(settings: Settings, client: AsyncOpenAI) -> Meaning | None:
    """What the settings ask for, with its vectors kept in `home`; None without embeddings."""
    if settings.embeddings is None:
        return None
    return Meaning(OpenAIEmbedder(client, settings.embeddings), VectorCache(settings.home / "embeddings.db"))
