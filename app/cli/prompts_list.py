"""`triplab prompts list`: what is in Phoenix's prompt hub."""

from typing import TYPE_CHECKING

from app.cli.hub import in_hub, loaded

if TYPE_CHECKING:
    from evals.phoenix.hub import Hub

SHOWN = 70


def list_() -> None:
    """List TripLab's prompts in Phoenix: their versions, which of them carry tags, and what is said of the last."""
    from rich.console import Console
    from rich.table import Table

    from app.cli.plain import plain

    async def work(hub: "Hub") -> list[tuple[str, ...]]:
        rows: list[tuple[str, ...]] = []
        for name in sorted(await hub.prompts()):
            versions = await hub.versions(name)
            tags = [(len(versions) - at, await hub.tags(version.id)) for at, version in enumerate(versions)]
            said = ", ".join(f"{tag} is {number}" for number, found in tags for tag in found)
            last = (versions[0].description or "edited in Phoenix") if versions else ""
            rows.append((name, str(len(versions)), said, last[:SHOWN]))
        return rows

    table = Table(box=None, padding=(0, 2, 0, 0))
    for head in ("Prompt", "Versions", "Tags", "Last"):
        table.add_column(head, justify="right" if head == "Versions" else "left")
    for row in in_hub(loaded(), work):
        table.add_row(*map(plain, row))
    Console(emoji=False).print(table)
