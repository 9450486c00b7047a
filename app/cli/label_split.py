"""`triplab label split`: train, dev and test."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from app.settings import Settings
    from app.store.label_stores import LabelStores
    from evals.labels.splits import ClusterSplit


def split(
    rubric: Annotated[str, typer.Option(help="Name of a rubric; splits are the same for all its versions.")],
    seed: Annotated[int, typer.Option(help="Of the order in which tuples are given a split.")] = 0,
) -> None:
    """Give the tuples of all items in the rubric's queues a split, alike in verdicts; those that have one keep it."""
    from collections import Counter

    from app.cli.labelling import rubric_of, with_stores
    from app.lab.label_splits import split_all

    async def work(stores: "LabelStores", settings: "Settings") -> "dict[str, ClusterSplit]":
        return await split_all(stores, rubric_of(rubric, settings.rubrics).name, seed)

    found = with_stores(work)
    strata = Counter((one.split, one.stratum) for one in found.values())
    for name in ("train", "dev", "test"):
        parts = ", ".join(f"{stratum} {count}" for (split, stratum), count in sorted(strata.items()) if split == name)
        typer.echo(f"{name:>5}: {sum(one.split == name for one in found.values())} tuples ({parts or 'none'})")
