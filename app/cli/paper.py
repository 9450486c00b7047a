"""A plan on a terminal."""

from typing import Any

from rich.console import Console
from rich.table import Table

from agents.budget.money import say
from agents.itinerary import Day, Itinerary
from app.cli.plain import plain
from app.exports.wording import notes, price


def print_plan(plan: Itinerary) -> None:
    """Print the plan on standard output; all text of models and users as it is, never as markup."""
    console = Console(emoji=False)
    console.print(f"\n[bold]{plain(plan.headline)}[/]\n\n{plain(plan.message)}\n", highlight=False)
    for day in plan.days:
        console.print(_day(plan, day))
        for note in notes(day):
            console.print(f"  {plain(note)}", style="dim", highlight=False)
    console.print(_money(plan))
    for title, lines in (
        (
            "To know",
            [f"{fact.text} [{fact.evidence.source if fact.evidence else 'unverified'}]" for fact in plan.facts],
        ),
        ("Tips", [tip.text for tip in plan.tips]),
        ("More ideas, from Wikivoyage, CC BY-SA 4.0", [f"{idea.name}: {idea.text}" for idea in plan.ideas]),
        ("Assumed", plan.assumptions),
        ("Missing", [f"{missing.part}: {missing.why}" for missing in plan.missing]),
        ("Violations", [f"{found.severity}: {found.code}, {found.where}: {found.why}" for found in plan.violations]),
        ("Not known", [f"{line.layer}: {line.detail}" for line in plan.coverage if not line.known]),
        ("Mind", plan.labels),
    ):
        if lines:
            console.print(f"[bold]{title}[/]")
            for line in lines:
                console.print(f"  {plain(line)}", highlight=False)


def _day(plan: Itinerary, day: Day) -> Table:
    title = f"{day.date:%a %-d %b}: {day.title}"
    look: dict[str, Any] = {"box": None, "show_header": False, "padding": (0, 1, 0, 0)}
    table = Table(title=plain(title), title_justify="left", min_width=len(title), **look)
    for stop in day.stops:
        way = f"{stop.travel.mode} {stop.travel.minutes} min" if stop.travel else ""
        mark = "" if stop.verified else " (unverified)"
        table.add_row(f"{stop.start}–{stop.end}", plain(stop.name + mark), plain(stop.area), way, price(plan, stop))
    if not day.stops:
        table.add_row("", "no stops")
    return table


def _money(plan: Itinerary) -> Table:
    budget = plan.budget
    table = Table(title="Money", title_justify="left", box=None, show_header=False)
    for kind in plan.ledger.by_kind:
        on_top = "" if kind.kind.counts(budget.covers) else ", on top"
        table.add_row(f"{kind.kind.capitalize()}{on_top}", say(kind.amount, plan.ledger.currency))
    table.add_row("[bold]Total[/]", f"[bold]{budget.total}[/]")
    changes = budget.feasibility.changes if budget.feasibility else ()
    for text in (budget.text, budget.note, *(change.text for change in changes)):
        if text:
            table.add_row("", plain(text))
    table.add_row("", "Not included: " + ", ".join(budget.not_included))
    return table
