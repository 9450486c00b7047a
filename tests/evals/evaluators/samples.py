"""The samples of every evaluator: each test module of this folder lists some in `SAMPLES`."""

from importlib import import_module
from pathlib import Path

from tests.evals.evaluators.support import Samples


def all_samples() -> list[Samples]:
    """Those of the folder."""
    names = [path.stem for path in sorted(Path(__file__).parent.glob("test_*.py"))]
    modules = [import_module(f"tests.evals.evaluators.{name}") for name in names]
    return [samples for module in modules for samples in getattr(module, "SAMPLES", [])]
