"""A folder: one run at a time, one experiment for ever, whole lines only, whatever happened to it."""

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.artifact import (
    ArtifactError,
    CasesUsed,
    Experiment,
    Versioned,
    WriteFailed,
    open_folder,
    read_artifact,
    read_summary,
)
from evals.row import Key, Row, Verdict
from tests.evals.runner.support import Bench, asked, some_cases

CASES = some_cases(3)
ROWS = "rows.jsonl"


def row(case: str = "c000", **more: object) -> str:
    return Row.model_validate(
        {"case": case, "variant": "kind", "repetition": 0, "state": "done"} | more
    ).model_dump_json()


def away() -> str:
    return row(state="infrastructure", error="timeout: x")


def verdict(case: str = "c000", **more: object) -> str:
    said = {"evaluator": "even", "outcome": "pass", "label": "pass", "reason": ""}
    about = {"case": case, "variant": "kind", "repetition": 0}
    return Verdict.model_validate(about | said | more).model_dump_json()


def begun(folder: Path, rows: str = "", verdicts: str = "") -> Path:
    with open_folder(folder, asked(CASES), CASES):
        pass
    (folder / ROWS).write_text(rows)
    (folder / "verdicts.jsonl").write_text(verdicts)
    return folder


def test_what_was_asked_is_there_first_and_nobody_else_may_read_the_lines(tmp_path: Path) -> None:
    with open_folder(tmp_path / "new" / "out", asked(CASES), CASES) as held:
        assert Experiment.model_validate_json((held.folder / "experiment.json").read_bytes()) == asked(CASES)
        assert len((held.folder / "cases.jsonl").read_text().splitlines()) == 3
        assert {stat.S_IMODE(path.stat().st_mode) for path in held.folder.iterdir()} == {0o600}
        assert not list(held.folder.glob("*.part"))


def test_two_runs_in_one_folder(tmp_path: Path) -> None:
    with (
        open_folder(tmp_path, asked(CASES), CASES),
        pytest.raises(ArtifactError, match=r"another run is at work in .*: wait for it, or give another --out"),
        open_folder(tmp_path, asked(CASES), CASES),
    ):
        pass
    with open_folder(tmp_path, asked(CASES), CASES):
        assert read_artifact(tmp_path).variants == ["baseline", "kind"]


@pytest.mark.parametrize(
    ("other", "says"),
    [
        (
            {"judges": (Versioned(name="kind.judge", digest="v1+ffff0000"),)},
            "judge 'kind.judge' was v1+0000aaaa, is v1+ffff0000",
        ),
        (
            {"variants": (Versioned(name="baseline", digest="b1"), Versioned(name="kind", digest="k2"))},
            "variant 'kind' was k1, is k2",
        ),
        ({"variants": (Versioned(name="baseline", digest="b1"),)}, "variant 'kind' was k1, is not there"),
        (
            {"variants": (Versioned(name="kind", digest="k1"), Versioned(name="baseline", digest="b1"))},
            "the order of variants was baseline, kind, is kind, baseline",
        ),
        ({"evaluators": (Versioned(name="even", digest="1"),)}, "evaluator 'even' was not there, is 1"),
        ({"code": (Versioned(name="agents", digest="1"),)}, "code of 'agents' was not there, is 1"),
        ({"repetitions": 3}, "repetitions was 1, is 3"),
        ({"seed": 7}, "seed was 0, is 7"),
        (
            {"cases": CasesUsed(file="cases.jsonl", version="sha256:2", count=3)},
            "the cases were 3 of cases.jsonl, version sha256:1, are 3 of cases.jsonl, version sha256:2",
        ),
    ],
)
def test_what_has_changed_is_refused(tmp_path: Path, other: dict[str, object], says: str) -> None:
    begun(tmp_path, rows=row() + "\n")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(ArtifactError) as refused, open_folder(tmp_path, asked(CASES).model_copy(update=other), CASES):
        pass
    assert f"{tmp_path} is of another experiment: {says}. Results of both are never mixed" in str(refused.value)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_clock_that_moved_changes_nothing(tmp_path: Path) -> None:
    from datetime import UTC, datetime

    with open_folder(tmp_path, asked(CASES, began=datetime(2026, 11, 20, tzinfo=UTC)), CASES):
        pass
    with open_folder(tmp_path, asked(CASES, began=datetime(1999, 1, 1, tzinfo=UTC)), CASES) as held:
        assert held.experiment.began == datetime(2026, 11, 20, tzinfo=UTC)


@settings(deadline=None, max_examples=50)
@given(cut=st.integers(min_value=0, max_value=400), junk=st.binary(max_size=20))
def test_a_torn_last_line_is_cut_off(tmp_path_factory: pytest.TempPathFactory, cut: int, junk: bytes) -> None:
    whole = "".join(f"{row(case.id)}\n" for case in CASES).encode()
    torn = whole[: len(whole) - cut] + junk.replace(b"\n", b"\0")
    folder = begun(tmp_path_factory.mktemp("torn"))
    (folder / ROWS).write_bytes(torn)
    assert len(read_artifact(folder).heads) == torn.count(b"\n")
    with open_folder(folder, asked(CASES), CASES) as held:
        assert (folder / ROWS).read_bytes() == torn[: torn.rfind(b"\n") + 1]
        assert len(held.counted.rows) == torn.count(b"\n")


@pytest.mark.parametrize(
    ("rows", "verdicts", "says"),
    [
        (f"{row()}\nhello\n{row('c001')}\n", "", r"rows\.jsonl:2: line: Invalid JSON.*put the line right or take it"),
        (f'{row()}\n{{"case": 1}}\n', "", r"rows\.jsonl:2: version: Field required"),
        (f"{row()}\n{row()}\n", "", r"rows\.jsonl:2: a second row of case 'c000', variant 'kind', repetition 0"),
        (
            f"{row(state='infrastructure')}\n{row()}\n{row(state='infrastructure')}\n",
            "",
            r"rows\.jsonl:3: a second row",
        ),
        (f"{row()}\n", f"{verdict()}\n{verdict()}\n", r"verdicts\.jsonl:2: a second verdict of even on case 'c000'"),
        (f"{row()}\n", f"{verdict('c001')}\n", r"verdicts\.jsonl:1: a verdict of case 'c001'.*no row that is done"),
        (f"{away()}\n", f"{verdict()}\n", r"verdicts\.jsonl:1: .* no row that is done"),
    ],
)
def test_a_line_that_is_wrong_is_named(tmp_path: Path, rows: str, verdicts: str, says: str) -> None:
    begun(tmp_path, rows, verdicts)
    for read in (lambda: read_artifact(tmp_path), lambda: open_folder(tmp_path, asked(CASES), CASES).__enter__()):
        with pytest.raises(ArtifactError, match=says):
            read()
    assert (tmp_path / ROWS).read_text() == rows


def test_lines_that_gave_way_do_not_count(tmp_path: Path) -> None:
    spent = {"calls": 1, "prompt_tokens": 7}
    no = verdict(outcome="unscored", label="infrastructure")
    begun(tmp_path, f"{away()}\n{away()}\n{row(spent=spent)}\n", f"{no}\n{verdict(spent=spent, cached=True)}\n")
    artifact = read_artifact(tmp_path)
    assert [(head.state, artifact.counted.superseded) for head in artifact.heads.values()] == [("done", 2)]
    assert [said.outcome for said in artifact.verdicts] == ["pass"]
    assert artifact.counted.spent.prompt_tokens == 7
    assert artifact.row(Key("c000", "kind", 0)).spent.calls == 1


def test_a_folder_without_what_was_asked(tmp_path: Path) -> None:
    (tmp_path / ROWS).write_text(row() + "\n")
    with pytest.raises(ArtifactError, match=r"rows\.jsonl is there, but no experiment\.json says what it is of"):
        open_folder(tmp_path, asked(CASES), CASES).__enter__()
    with pytest.raises(ArtifactError, match=r"no experiment in .*: there is no experiment\.json"):
        read_artifact(tmp_path)


def test_an_experiment_of_another_format(tmp_path: Path) -> None:
    begun(tmp_path)
    said = json.loads((tmp_path / "experiment.json").read_text()) | {"version": 2}
    (tmp_path / "experiment.json").write_text(json.dumps(said))
    with pytest.raises(ArtifactError, match=r"experiment\.json: version: Input should be 1"):
        read_artifact(tmp_path)


def failing(name: str, error: OSError, after: int) -> Callable[..., int]:
    real: Callable[..., int] = getattr(os, name)
    calls = 0

    def fail(*arguments: object) -> int:
        nonlocal calls
        calls += 1
        if calls <= after:
            return real(*arguments)
        raise error

    return fail


@pytest.mark.parametrize(("name", "after"), [("write", 0), ("write", 1), ("fsync", 0), ("fsync", 1)])
async def test_a_disk_that_fails_loses_nothing_acknowledged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, after: int
) -> None:
    bench = Bench(tmp_path, some_cases(20))
    with open_folder(tmp_path, bench.asked, bench.cases) as held, monkeypatch.context() as broken:
        broken.setattr(os, name, failing(name, OSError(28, "No space left on device"), after))
        with pytest.raises(WriteFailed, match="No space left on device"):
            await bench.in_folder(held, bench.work, None, concurrency=2)
    told = {done.row.key for done in bench.reported}
    artifact = read_artifact(tmp_path)
    assert told <= artifact.heads.keys()
    assert (tmp_path / ROWS).read_bytes()[-1:] in (b"", b"\n")
    assert len(told) < 40

    before = bench.row_calls.copy()
    assert await bench.run() == "complete"
    assert {key: bench.row_calls[key] for key in told} == {key: before[key] for key in told}
    assert len(read_artifact(tmp_path).heads) == len((tmp_path / ROWS).read_text().splitlines()) == 40


async def test_half_a_line_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, left = os.write, 3000

    def small(file: int, content: bytes) -> int:
        nonlocal left
        if not left:
            raise OSError(28, "No space left on device")
        done = real(file, bytes(content)[: min(left, 700)])
        left -= done
        return done

    bench = Bench(tmp_path, some_cases(20))
    with open_folder(tmp_path, bench.asked, bench.cases) as held, monkeypatch.context() as broken:
        broken.setattr(os, "write", small)
        with pytest.raises(WriteFailed):
            await bench.in_folder(held, bench.work, None)
    for name in (ROWS, "verdicts.jsonl"):
        assert (tmp_path / name).read_bytes()[-1:] in (b"", b"\n")
    assert {done.row.key for done in bench.reported} <= read_artifact(tmp_path).heads.keys()
    assert await bench.run() == "complete"


async def test_rows_are_on_the_disk_before_verdicts_on_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    real = os.fsync
    names: dict[int, str] = {}

    def synced(file: int) -> None:
        real(file)
        if file in names:
            known, said = {key.case for key in read_artifact(tmp_path).heads}, read_artifact(tmp_path).verdicts
            assert {verdict.case for verdict in said} <= known
            order.append(names[file])

    bench = Bench(tmp_path, some_cases(10))
    with open_folder(tmp_path, bench.asked, bench.cases) as held:
        names.update({held.rows: "rows", held.verdicts: "verdicts"})
        monkeypatch.setattr(os, "fsync", synced)
        await bench.in_folder(held, bench.work, None)
    assert order[0] == "rows"
    assert order[-1] == "verdicts"
    assert len(bench.reported) == 20


async def test_no_summary_while_a_run_is_at_work(tmp_path: Path) -> None:
    bench = Bench(tmp_path, some_cases(2))
    await bench.run()
    assert read_summary(tmp_path)
    with open_folder(tmp_path, bench.asked, bench.cases):
        assert read_summary(tmp_path) is None
