"""Tasks whose spans are kept."""

from tests.evals.tasks.conftest import chain, exporter, tracer

__all__ = ["chain", "exporter", "tracer"]
