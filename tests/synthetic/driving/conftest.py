"""The application itself, in this process."""

from tests.app.conftest import client, run, settings, unused_port

__all__ = ["client", "run", "settings", "unused_port"]
