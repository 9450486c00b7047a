"""The application itself, in this process."""

from tests.app.conftest import client, run, settings

__all__ = ["client", "run", "settings"]
