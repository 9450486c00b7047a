"""Failures on purpose, at known rates, off by default; every file of this folder is read."""

import importlib
import pkgutil

from rehearsal.faults.profile import Profile, ProfileError, load_profile, read_profile
from rehearsal.faults.registry import faults, table
from rehearsal.faults.truth import digest

for _module in pkgutil.iter_modules(__path__):
    importlib.import_module(f"{__name__}.{_module.name}")

__all__ = ["Profile", "ProfileError", "digest", "faults", "load_profile", "read_profile", "table"]
