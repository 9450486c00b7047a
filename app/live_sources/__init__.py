"""The live sources of this installation: the only calls, besides the model's, that leave the machine."""

from app.live_sources.opening import live_sources

__all__ = ["live_sources"]
