"""The report: the same bytes for the same artifact, the counts of the comparison, and no markup but ours."""

import json
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.data.tables import TravelData
from evals.artifact import read_artifact
from evals.comparison import NullRate, compare, headline
from evals.phoenix import Links
from evals.phoenix.links import PromptPlace
from evals.report import Report, body, page, report_of
from evals.report.difference import pieces
from tests.evals.report.support import HOSTILE, write
from tests.evals.runner.support import JUDGE

LINKS = Links(
    url="http://phoenix.test",
    dataset_id="RGF0YXNldDox",
    experiments={"baseline": "a", "kind": "b"},
    prompts={"itinerary.v1+3f2a91c0": PromptPlace(prompt="p", version="v")},
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, data: TravelData) -> Path:
    return write(tmp_path_factory.mktemp("first"), data)


@pytest.fixture(scope="module")
def report(folder: Path) -> Report:
    return report_of(read_artifact(folder))


@pytest.fixture(scope="module")
def file(report: Report) -> str:
    return page(report)


class Reader(HTMLParser):
    """Tags with their attributes, and the content of each script."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[tuple[dict[str, str | None], str]] = []
        self.words = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "script":
            self.scripts.append((dict(attrs), ""))

    def handle_data(self, data: str) -> None:
        if self.cdata_elem == "script":
            attributes, before = self.scripts[-1]
            self.scripts[-1] = attributes, before + data
        else:
            self.words += data


def test_the_same_artifact_gives_the_same_bytes_wherever_it_stands(folder: Path, file: str, tmp_path: Path) -> None:
    copied = shutil.copytree(folder, tmp_path / "copied")
    assert page(report_of(read_artifact(copied))) == file
    assert str(folder) not in file


def test_a_report_is_json_and_comes_back(report: Report) -> None:
    assert Report.model_validate_json(report.model_dump_json()) == report


def test_it_says_what_the_comparison_says(folder: Path, report: Report) -> None:
    found = compare(read_artifact(folder))
    assert list(report.says) == headline(found)
    assert list(report.paired) == list(found.paired.values())
    assert list(report.rates) == list(found.rates.values())
    assert (report.done, report.lost, report.runs, report.ending) == (47, 1, 48, "complete")


def test_the_squares_count_what_the_comparison_counts(report: Report) -> None:
    letters = report.grid.letters[JUDGE]["kind"]
    assert letters == "w" * 12 + "l" + "f" * 9 + "uu"
    pair = next(pair for pair in report.paired if pair.evaluator == JUDGE)
    assert pair.comparison
    assert pair.comparison.n_pairs == sum(letters.count(one) for one in "wlpf")
    assert pair.comparison.discordant == letters.count("w") + letters.count("l")
    assert pair.comparison.difference == pytest.approx((letters.count("w") - letters.count("l")) / 22)
    assert report.grid.letters[JUDGE]["baseline"] == "f" * 12 + "p" + "f" * 10 + "u"
    assert report.grid.letters["even"]["kind"] == "p" * 22 + "up"


def test_what_could_not_be_scored_is_there_with_its_reason(report: Report) -> None:
    said = [(one.kind, one.variant, one.who, one.reason, one.times) for one in report.not_scored]
    assert said == [
        ("run", "kind", "", "timeout: no answer", 1),
        ("verdict", "baseline", JUDGE, "unreadable", 1),
        ("verdict", "kind", JUDGE, "unreadable", 1),
    ]


def test_hostile_words_stay_words(file: str) -> None:
    read = Reader(file)
    assert {tag for tag, _ in read.tags} & {"img", "iframe", "object", "base", "form"} == set()
    assert not [name for _, attributes in read.tags for name in attributes if name.startswith("on")]
    assert "49" not in re.findall(r"\{\{|\b49\b", read.words)
    opened = [json.loads(text) for attributes, text in read.scripts if "data-run" in attributes]
    assert len(opened) == 24
    assert opened[0]["text"] == f"Two days in Rome {HOSTILE}"
    assert opened[0]["sides"][1]["headline"] == HOSTILE
    assert file.count("</script>") == len(read.scripts)


def test_it_needs_nothing_else_and_runs_its_own_scripts_alone(file: str) -> None:
    read = Reader(file)
    assert not [
        attributes
        for tag, attributes in read.tags
        if tag in ("link", "script") and ("src" in attributes or "href" in attributes)
    ]
    (policy,) = [attributes["content"] or "" for _, attributes in read.tags if attributes.get("http-equiv")]
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src 'sha256-")
    running = [text for attributes, text in read.scripts if "type" not in attributes]
    assert (len(running), policy.count("'sha256-")) == (3, 3)


def test_every_chart_is_drawn_by_names_of_colours_and_has_words_beside_it(report: Report) -> None:
    read = Reader(body(report, rows="/rows"))
    figures = [json.loads(text) for _, text in read.scripts if '"layout"' in text]
    assert [figure["data"][0]["type"] for figure in figures] == ["scatter", "box", "box", "box"]
    forest = figures[0]
    assert forest["data"][0]["marker"]["color"] == "var(--good)"
    assert forest["data"][0]["x"] == [50.0]
    assert (
        len([1 for _, attributes in read.tags if attributes.get("role") == "img" and attributes.get("aria-label")]) == 4
    )


def test_a_file_that_is_bounded_says_so_and_keeps_what_differs(folder: Path, report: Report) -> None:
    size = len(report.opened[0].model_dump_json(exclude_defaults=True).encode())
    small = report_of(read_artifact(folder), most_bytes=14 * size)
    assert {one.case for one in small.opened} >= {f"c{n:02}" for n in range(13)}
    assert small.closed == 24 - len(small.opened) > 0
    assert f"carries the outputs of {len(small.opened)} of 24 runs" in page(small)
    assert "carries the outputs" not in page(report)


def test_links_lead_to_phoenix_where_it_was_mirrored(folder: Path, report: Report) -> None:
    linked = report_of(read_artifact(folder), LINKS)
    side = linked.opened[0].sides[0]
    assert side.trace == "http://phoenix.test/redirects/traces/00000000000000000000000000000000"
    assert side.prompts[0].url == "http://phoenix.test/prompts/p/versions/v"
    assert (side.prompts[0].playground or "").startswith("http://phoenix.test/playground?promptId=p")
    assert "Compare in Phoenix" in body(linked)
    assert report.opened[0].sides[0].trace is None
    assert "Phoenix" not in body(report)


def test_the_rehearsal_engine_is_named_and_the_command_repeats_it(report: Report) -> None:
    text = body(report)
    assert "Rehearsal engine: not a language model" in text
    assert report.command == (
        "triplab experiment run --cases cases.jsonl -n 24 --variants baseline,kind --judges kind.v1 --seed 0 "
        "--no-cache --out again"
    )


def test_words_that_differ_are_told_apart() -> None:
    found = pieces("Rome is large, and 12.50 EUR.", "Rome is lovely, and 12.50 EUR.")
    assert [(one.side, one.text) for one in found] == [
        ("both", "Rome is "),
        ("left", "large"),
        ("right", "lovely"),
        ("both", ", and 12.50 EUR."),
    ]
    assert pieces("", "") == ()


def test_one_variant_alone_has_rates_passes_and_fails(tmp_path: Path, data: TravelData) -> None:
    folder = write(tmp_path, data)
    asked = json.loads((folder / "experiment.json").read_text())
    (folder / "experiment.json").write_text(json.dumps(asked | {"variants": asked["variants"][:1]}))
    for name in ("rows.jsonl", "verdicts.jsonl"):
        lines = (folder / name).read_text().splitlines(keepends=True)
        (folder / name).write_text("".join(line for line in lines if json.loads(line)["variant"] == "baseline"))
    found = report_of(read_artifact(folder))
    text = body(found, rows="/rows")
    assert found.grid.letters[JUDGE] == {"baseline": "f" * 12 + "p" + "f" * 10 + "u"}
    assert "Passes and fails" in text
    assert "Differences" not in text


def test_one_that_is_at_work_says_so_far(tmp_path: Path, data: TravelData) -> None:
    folder = write(tmp_path, data)
    (folder / "summary.json").unlink()
    lines = (folder / "verdicts.jsonl").read_text().splitlines(keepends=True)
    (folder / "verdicts.jsonl").write_text("".join(lines[:60]))
    found = report_of(read_artifact(folder))
    assert found.ending is None
    assert "<b>So far:</b>" in body(found)
    (folder / "verdicts.jsonl").write_text("")
    (folder / "rows.jsonl").write_text("")
    nothing = report_of(read_artifact(folder))
    assert nothing.says == ("Nothing is scored.",)
    assert "Nothing is scored." in page(nothing)


def test_a_rule_to_stop_says_how_far_it_is(tmp_path: Path, data: TravelData) -> None:
    folder = write(tmp_path, data)
    asked = json.loads((folder / "experiment.json").read_text())
    (folder / "experiment.json").write_text(json.dumps(asked | {"stop": {"evaluator": "even", "margin": 0.1}}))
    found = report_of(read_artifact(folder))
    assert found.command.endswith("--stop-when even --stop-margin 10 --seed 0 --no-cache --out again")
    text = " ".join(body(found).split())
    assert "It watches even, with a margin of 10 points" in text
    assert "<b>kind</b>: no verdict yet." in text


def test_a_judge_that_a_null_passes_is_said_in_red(report: Report) -> None:
    def told(passed: int) -> str:
        rate = NullRate("null.form_copied", JUDGE, passed, 20, passed == 20)
        other = NullRate("null.form_copied", "even", 0, 20, easy=False)
        return body(report.model_copy(update={"null_rates": (rate, other)}))

    assert "The judges of this suite cannot tell null.form_copied from a plan" in told(20)
    assert "notice bad red" in told(20)
    assert "notice bad red" not in told(1)
    assert "None was run" in body(report.model_copy(update={"null_rates": ()}))


@given(st.text(max_size=60), st.text(max_size=60))
def test_pieces_lose_no_word_of_either_message(left: str, right: str) -> None:
    found = pieces(left, right)
    assert "".join(one.text for one in found if one.side != "right") == left
    assert "".join(one.text for one in found if one.side != "left") == right
