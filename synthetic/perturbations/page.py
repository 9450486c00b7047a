"""The relations of a dataset as one HTML file that needs nothing else."""

from collections.abc import Sequence
from html import escape
from pathlib import Path
from string import Template

from synthetic.perturbations.changes.registry import all_perturbations
from synthetic.perturbations.relations.registry import all_relations
from synthetic.perturbations.side_by_side import Line, Section, side_by_side
from synthetic.perturbations.verdicts import Rate, Verdict, rates

PAGE = Path(__file__).parent / "page.html"
MARKS = {"same": "", "differs": "≠ differs", "only first": "− only before", "only second": "+ only after"}
CLASSES = {"same": "same", "differs": "differs", "only first": "gone", "only second": "new"}


def relations_page(verdicts: Sequence[Verdict], origin: str) -> str:
    """The page: a rate for each perturbation, and every pair whose relation is broken, both plans side by side."""
    broken = [each for each in verdicts if each.outcome == "broken"]
    return Template(PAGE.read_text(encoding="utf-8")).substitute(
        summary=escape(summary(verdicts)),
        origin=escape(origin),
        rates="\n".join(_rate(rate) for rate in rates(verdicts)),
        broken="\n".join(_pair(each) for each in broken) or "<p>None: every relation holds.</p>",
        unscored=_unscored(verdicts),
        relations="\n".join(
            f"<dt>{_words(one.name)}</dt><dd>{escape(one.means)}</dd>" for one in all_relations().values()
        ),
    )


def summary(verdicts: Sequence[Verdict]) -> str:
    """One sentence on all pairs."""
    outcomes = [each.outcome for each in verdicts]
    scored = len(outcomes) - outcomes.count("unscored")
    said = f"{len(outcomes):,} pairs: the relations of {outcomes.count('holds'):,} of {scored:,} hold"
    return f"{said}; {outcomes.count('unscored'):,} could not be compared."


def _rate(rate: Rate) -> str:
    known = all_perturbations()[rate.perturbation]
    low, high = (f"{bound:.0%}" for bound in rate.interval)
    share = f"{rate.holds / rate.scored:.0%}" if rate.scored else "–"
    wide = f"{100 * rate.interval.low:.1f}%", f"{100 * (rate.interval.high - rate.interval.low):.1f}%"
    bar = f'<i style="left: {wide[0]}; width: {wide[1]}"></i>' if rate.scored else ""
    said = [f"{rate.holds} of {rate.scored}", share, f"{low} to {high}" if rate.scored else "–"]
    said += [str(rate.plans), str(rate.unscored)]
    cells = "".join(f"<td>{cell}</td>" for cell in said)
    return (
        f'<tr><th scope="row">{_words(rate.perturbation)}<small>{escape(known.means)}</small></th>{cells}'
        f'<td class="bar" aria-hidden="true"><span>{bar}</span></td></tr>'
    )


def _pair(verdict: Verdict) -> str:
    why = "".join(f"<li><b>{_words(one.relation)}</b> {escape(one.breach.why)}</li>" for one in verdict.broken)
    title = f"{_words(verdict.perturbation)}: {escape(_form(verdict, 'destination'))}"
    sections = "".join(map(_section, side_by_side(verdict.first, verdict.second)))
    return (
        f"<details><summary><b>{title}</b> <small>{escape(verdict.first.id)}</small></summary>"
        f'<ul class="why">{why}</ul>{_forms(verdict)}'
        f'<table class="plans"><thead><tr><th>before</th><th>after</th><th>mark</th></tr></thead>{sections}</table>'
        "</details>"
    )


def _form(verdict: Verdict, field: str) -> str:
    return str(verdict.first.form.get(field, ""))


def _forms(verdict: Verdict) -> str:
    """The fields of the form that differ."""
    before, after = verdict.first.form, verdict.second.form
    names = [name for name in dict.fromkeys((*before, *after)) if before.get(name) != after.get(name)]
    items = "".join(
        f"<li><b>{_words(name)}</b> <del>{_value(before.get(name))}</del> → <ins>{_value(after.get(name))}</ins></li>"
        for name in names
    )
    return f'<p class="soft">What differs in the form</p><ul class="form">{items or "<li>nothing</li>"}</ul>'


def _value(value: object) -> str:
    return "not said" if value is None else escape(str(value))


def _section(section: Section) -> str:
    rows = "".join(map(_row, section.lines))
    return f'<tbody><tr class="day"><th colspan="3" scope="rowgroup">{escape(section.title)}</th></tr>{rows}</tbody>'


def _row(line: Line) -> str:
    cells = f"<td>{escape(line.first)}</td><td>{escape(line.second)}</td><td>{MARKS[line.mark]}</td>"
    return f'<tr class="{CLASSES[line.mark]}">{cells}</tr>'


def _unscored(verdicts: Sequence[Verdict]) -> str:
    reasons = [each.why for each in verdicts if each.why]
    items = "".join(f"<li>{reasons.count(why)} x {escape(why)}</li>" for why in dict.fromkeys(reasons))
    return f"<ul>{items}</ul>" if items else "<p>None.</p>"


def _words(text: str) -> str:
    return escape(text.replace("_", " "))
