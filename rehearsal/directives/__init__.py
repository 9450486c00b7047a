"""The instructions that the engine obeys, one function each; every file of this folder is read."""

import importlib
import pkgutil

from rehearsal.directives.registry import Directive, Order, directives, obey, read, table

for _module in pkgutil.iter_modules(__path__):
    importlib.import_module(f"{__name__}.{_module.name}")

__all__ = ["Directive", "Order", "directives", "obey", "read", "table"]
