"""The scripts of `evals/examples`, found by the names of their files."""

import pkgutil
from importlib import import_module

from app.cli.opening import open_lab
from app.cli.run_paper import say_rehearsal
from app.settings import Settings
from evals import examples

CONCURRENCY = 8


def all_examples() -> dict[str, str]:
    """What each script does, by name: the first line of its docstring."""
    names = sorted(module.name for module in pkgutil.iter_modules(examples.__path__))
    modules = {name: import_module(f"{examples.__name__}.{name}") for name in names}
    return {name: (module.__doc__ or "").partition("\n")[0] for name, module in modules.items()}


async def run_example(name: str, number: int | None, settings: Settings) -> None:
    """Run one on so many cases, or on as many as it says itself. Raises: as the script's `main`."""
    main = import_module(f"{examples.__name__}.{name}").main
    say_rehearsal(settings.rehearsal)
    async with open_lab(settings, CONCURRENCY) as lab:
        await (main(lab) if number is None else main(lab, number))
