"""Reports on the travel data on a terminal."""

from collections.abc import Callable, Sequence

from rich.console import Console
from rich.table import Table

from agents.data.report import CityReport
from app.cli.plain import plain

SHORT = {"normals": "normals", "means only": "means", "none": "–", "city": "city", "rest of country": "rest"}

KEY = (
    "Climate: normals are highs, lows and rain; means are mean temperatures only. Rates: the city's own, or those of "
    "the rest of its country. FX: an exchange rate. Facts: languages, plugs, tipping, emergency numbers."
)
NUMBERS: dict[str, Callable[[CityReport], int]] = {
    "Places": lambda row: row.coverage.places,
    "Food": lambda row: row.coverage.food,
    "<10 USD": lambda row: row.cheap,
    "Indoor": lambda row: row.indoors,
    "Family": lambda row: row.family,
    "Veget.": lambda row: row.vegetarian,
    "Step-free": lambda row: row.step_free,
    "Ideas": lambda row: row.coverage.listings,
    "Tips": lambda row: row.coverage.tips,
}
FLAGS: dict[str, Callable[[CityReport], str]] = {
    "Climate": lambda row: SHORT[row.coverage.climate],
    "Rates": lambda row: SHORT[row.coverage.rates],
    "FX": lambda row: _mark(row.coverage.exchange),
    "Hol.": lambda row: _mark(row.coverage.holidays),
    "Visa": lambda row: _mark(row.coverage.visa),
    "Facts": lambda row: f"{len(row.coverage.facts)}/4",
}


def print_cities(rows: Sequence[CityReport], licences: Sequence[tuple[str, str]]) -> None:
    """Print a line a city, the totals, and the sources with their licences."""
    console = Console()
    table = Table(box=None, padding=(0, 1, 0, 0), title_justify="left", title="Cities with places")
    table.add_column("City", no_wrap=True)
    for name in NUMBERS:
        table.add_column(name, justify="right")
    for name in FLAGS:
        table.add_column(name)
    for row in rows:
        numbers = [_number(name, value(row), row.coverage.places) for name, value in NUMBERS.items()]
        table.add_row(plain(row.label.partition(",")[0]), *numbers, *(flag(row) for flag in FLAGS.values()))
    places = sum(row.coverage.places for row in rows)
    totals = [_number(name, sum(map(value, rows)), places) for name, value in NUMBERS.items()]
    table.add_row(f"[bold]{len(rows)} cities[/]", *totals, *([""] * len(FLAGS)))
    console.print(table)
    console.print(KEY)
    console.print("\n[bold]Sources[/]")
    for source, licence in licences:
        console.print(f"  {plain(source)}: {plain(licence)}", highlight=False)


def print_city(row: CityReport) -> None:
    """Print what is known of one city, a line a layer."""
    console = Console()
    console.print(f"[bold]{plain(row.label)}[/] ({row.id})", highlight=False)
    table = Table(box=None, show_header=False, padding=(0, 1, 0, 0))
    for layer in row.coverage.layers:
        table.add_row(_mark(layer.known), layer.name.capitalize(), plain(layer.detail))
    console.print(table)
    if places := row.coverage.places:
        console.print(
            f"Of {places} places {row.cheap} are under 10 USD ({row.cheap / places:.0%}), {row.indoors} indoors, "
            f"{row.family} for families, {row.step_free} step-free.",
            highlight=False,
        )


def _number(name: str, value: int, places: int) -> str:
    return f"{value} {value / places:4.0%}" if name == "<10 USD" and places else str(value)


def _mark(known: bool) -> str:
    return "[green]yes[/]" if known else "[yellow]no[/]"
