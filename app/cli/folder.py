"""Commands found by the names of their files."""

import pkgutil
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path


def commands(prefix: str) -> Iterator[tuple[str, Callable[..., None]]]:
    """Every command of a group: of `synth_word.py`, with the prefix `synth_`, the function `word` or `word_`."""
    for module in pkgutil.iter_modules([str(Path(__file__).parent)]):
        if module.name.startswith(prefix):
            name = module.name.removeprefix(prefix)
            found = import_module(f"app.cli.{module.name}")
            yield name, getattr(found, name, None) or getattr(found, f"{name}_")
