"""Finding what stands in a folder: each file of it registers what it holds when it is imported."""

import importlib
import pkgutil
from pathlib import Path


def import_folder(registry: str, file: str) -> None:
    """Import every module beside a registry.

    Args:
        registry: `__name__` of the registry's module.
        file: its `__file__`.
    """
    package = registry.rpartition(".")[0]
    for module in pkgutil.iter_modules([str(Path(file).parent)]):
        importlib.import_module(f"{package}.{module.name}")
