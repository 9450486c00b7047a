"""What an experiment came to, on a terminal: the verdict first."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.table import Table

from app.cli.findings_paper import findings, stopped
from app.cli.plain import plain
from evals.artifact import Artifact, is_final, read_artifact, read_nulls, read_summary
from evals.comparison import Claim, Comparisons, Paired, Rate, compare, headline, null_rates
from evals.comparison.compare import MARGIN
from evals.comparison.corrected import Labelled, corrected, in_words
from evals.comparison.null_words import null_words
from evals.comparison.words import points, short
from evals.spending import tokens

MOST_REASONS, LONGEST_REASON = 3, 160
COLOURS = {Claim.BETTER: "green", Claim.WORSE: "red", Claim.NOT_WORSE: "default", Claim.CANNOT_TELL: "yellow"}


def print_artifact(folder: Path, margin: float = MARGIN, every: bool = False, labelled: Labelled | None = None) -> None:
    """Print the verdict, a table for each variant, what else there is to say, and what it cost.

    Unless `every`, evaluators on which no pair of runs differs share a line. A null that the suite does not tell from a
    plan comes before all. Where outputs are `labelled`, what people would say of a difference comes after the verdict.

    Raises:
        ArtifactError: the folder holds no experiment, or a broken one.
    """
    artifact, console = read_artifact(folder), Console(emoji=False)
    found, nulls = compare(artifact, margin), null_words(null_rates(artifact))
    for line in nulls.first:
        console.print(plain(line), style="bold white on red", highlight=False)
    for sentence in headline(found):
        console.print(plain(sentence), style="bold", highlight=False)
    for one in corrected(artifact, found, labelled):
        console.print(plain(f"{in_words(one, found.variants[0], found.evaluators)}."), highlight=False)
    for line in nulls.alarms:
        console.print(plain(line), style="red", highlight=False)
    for variant in found.variants[1:] if found.evaluators else ():
        console.print(_against(found, variant, every))
    if len(found.variants) == 1:
        console.print(_alone(found))
    told = [*stopped(found), *findings(artifact, found, every), *nulls.calm]
    for line in ("", *told, *_footing(artifact, found, folder)) if told else _footing(artifact, found, folder):
        console.print(plain(line), highlight=False)


def _against(found: Comparisons, variant: str, every: bool) -> Table:
    first = found.variants[0]
    table = _table(f"\n{variant} against {first}", first, variant, "Difference", "p (Holm)", "", "Left out")
    pairs = [found.paired[evaluator, variant] for evaluator in found.evaluators]
    alike = [] if every else [pair for pair in pairs if pair.comparison and not pair.comparison.discordant]
    for pair in pairs:
        if pair not in alike:
            rates = [_rate(found.rates[pair.evaluator, name]) for name in (first, variant)]
            p_value = "" if pair.adjusted is None else f"{pair.adjusted:.3f}"
            claim = f"[{COLOURS[pair.claim]}]{pair.claim}[/]"
            name = plain(short(pair.evaluator, found.evaluators))
            table.add_row(name, *rates, _difference(pair), p_value, claim, _left_out(found, pair))
    if alike:
        widest = max((pair.comparison for pair in alike if pair.comparison), key=lambda one: one.high - one.low)
        bounds = f"0, at the widest [{100 * widest.low:.0f}, {100 * widest.high:.0f}]"
        table.add_row(f"{len(alike)} others", "", "", bounds, "", "no pair differs", "")
    return table


def _alone(found: Comparisons) -> Table:
    table = _table("", found.variants[0], "Unscored")
    for evaluator in found.evaluators:
        rate = found.rates[evaluator, found.variants[0]]
        name, without = plain(short(evaluator, found.evaluators)), rate.unscored + rate.infrastructure
        table.add_row(name, _rate(rate), _none(without))
    return table


def _table(title: str, *columns: str) -> Table:
    table = Table(title=plain(title) or None, title_justify="left", box=None, padding=(0, 2, 0, 0))
    table.add_column("Evaluator")
    for column in columns:
        table.add_column(plain(column), justify="right")
    return table


def _rate(rate: Rate) -> str:
    if rate.interval is None:
        return f"of {rate.scored}" if rate.scored else "-"
    low, point, high = (100 * value for value in (rate.interval.low, rate.interval.point, rate.interval.high))
    return f"{point:.0f} % [{low:.0f}, {high:.0f}] of {rate.scored}"


def _difference(pair: Paired) -> str:
    return points(pair.comparison, Claim.BETTER).replace(" points", "") if pair.comparison else "-"


def _left_out(found: Comparisons, pair: Paired) -> str:
    """Runs without a number: of one side only, unscored, or lost to the infrastructure."""
    rates = [found.rates[pair.evaluator, name] for name in (found.variants[0], pair.variant)]
    unscored, lost = sum(rate.unscored for rate in rates), sum(rate.infrastructure for rate in rates)
    said = {"unscored": unscored, "infrastructure": lost}
    return ", ".join(f"{number} {kind}" for kind, number in said.items() if number)


def _beside(artifact: Artifact) -> Iterator[str]:
    """What the null baselines took."""
    if nulls := read_nulls(artifact):
        spent = nulls.counted.spent
        yield (
            f"Null baselines on {len(nulls.cases)} cases: {len(nulls.heads):,} outputs, {spent.calls:,} calls, "
            f"{tokens(spent):,} tokens."
        )


def _lost(artifact: Artifact) -> Iterator[str]:
    """Why runs and judgements were lost, the most frequent reasons first."""
    rows = (head.error or "" for head in artifact.heads.values() if head.state != "done")
    judgements = (verdict.reason for verdict in artifact.verdicts if not is_final(verdict))
    for what, reasons in (("runs", rows), ("judgements", judgements)):
        kinds = Counter(reason.partition(" (")[0] for reason in reasons)
        for reason, times in kinds.most_common(MOST_REASONS):
            yield f"{times:,} {what} lost: {reason[:LONGEST_REASON]}"


def _none(number: int) -> str:
    return f"{number:,}" if number else ""


def _footing(artifact: Artifact, found: Comparisons, folder: Path) -> list[str]:
    counted, asked = artifact.counted, artifact.experiment
    done, lost = (sum(states[kind] for states in found.states.values()) for kind in ("done", "infrastructure"))
    spent, summary = counted.spent, read_summary(folder)
    price = "" if spent.usd is None else f", {spent.usd:.2f} USD"
    cached = sum(head.cached for head in artifact.heads.values())
    tried = f"; {counted.superseded:,} attempts were tried again" if counted.superseded else ""
    state = summary.ending if summary else "a run is at work, or was killed"
    source = f"{asked.source}, " if asked.source else ""
    return [
        "",
        *_lost(artifact),
        f"{done:,} of {found.asked * len(artifact.variants):,} runs done, {lost:,} lost to the infrastructure{tried}; "
        f"{cached:,} from the cache. {spent.calls:,} calls, {tokens(spent):,} tokens{price}.",
        *_beside(artifact),
        f"Intervals of 95 %, clustered by {len({case.cluster for case in artifact.cases.values()}):,} tuples; "
        f"margin {100 * found.margin:g} points; p-values by Holm over the evaluators of a variant.",
        f"{folder}: {asked.cases.file} {asked.cases.version}, seed {asked.seed}, {source}{state}.",
    ]
