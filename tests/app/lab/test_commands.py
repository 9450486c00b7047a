"""The commands that the page offers are commands of ours: the command line knows each word of them."""

import os
import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.cli.main import app
from app.lab import commands
from app.lab.coverage_shapes import CommandView
from synthetic.dimensions_file import read_dimensions
from synthetic.rows_file import written


def words_of(view: CommandView) -> list[str]:
    """What stands after `triplab`."""
    words = shlex.split(view.command.rpartition("&& ")[2])
    assert Path(words[0]).name == "triplab"
    return words[1:]


def offered(folder: Path) -> list[CommandView]:
    return [
        *commands.first_ones(folder, 8123),
        commands.fill(folder / "a.jsonl", folder, 2),
        commands.cover(folder, 3),
        *commands.first_queue(folder, folder, 8123),
    ]


@pytest.mark.parametrize("place", range(9))
def test_every_word_is_known(tmp_path: Path, place: int) -> None:
    group, command, *rest = words_of(offered(tmp_path)[place])
    done = CliRunner().invoke(app, [group, command, "--help"], env={"COLUMNS": "200"})
    assert done.exit_code == 0, f"there is no command {command}"
    options = {word for word in rest if word.startswith("--")}
    assert options <= set(re.findall(r"--[a-z-]+", done.output))


def test_the_first_ones_hand_their_files_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    generate, word, drive = (words_of(view) for view in commands.first_ones(tmp_path / "home" / "synthetic", 8000))
    assert generate == ["synth", "generate", "--out", "home/synthetic/tuples.jsonl"]
    assert word == ["synth", "word", "home/synthetic/tuples.jsonl", "--out", "home/synthetic/cases.jsonl"]
    assert drive == ["synth", "drive", "home/synthetic/cases.jsonl", "--out", "home/synthetic/first"]


def test_a_folder_that_is_missing_is_made_and_another_port_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    first, _, last = (view.command for view in commands.first_ones(tmp_path / "my rows", 8123))
    assert first.startswith("mkdir -p 'my rows' && ")
    assert last.endswith("--url http://127.0.0.1:8123")
    (tmp_path / "my rows").mkdir()
    assert "mkdir" not in commands.first_ones(tmp_path / "my rows", 8123)[0].command


def test_the_first_queue_is_drawn_from_the_newest_experiment(tmp_path: Path) -> None:
    experiments, cases = tmp_path / "experiments", tmp_path / "synthetic"
    assert [words_of(view)[1] for view in commands.first_queue(experiments, cases, 8000)] == [
        "generate", "word", "run", "make",
    ]  # fmt: skip
    for age, name in enumerate(("new one", "old")):
        file = experiments / name / "experiment.json"
        file.parent.mkdir(parents=True)
        file.touch()
        os.utime(file, (1_900_000_000 - age, 1_900_000_000 - age))
    (view,) = commands.first_queue(experiments, cases, 8000)
    assert words_of(view)[:3] == ["label", "make", "new one"]


def test_what_fills_a_dataset_is_named_after_its_folder(tmp_path: Path) -> None:
    view = commands.fill(tmp_path / "friday" / "dataset.jsonl", tmp_path, 3)
    assert words_of(view)[-1] == str(tmp_path / "friday-more.jsonl")


def test_what_fills_a_file_makes_the_tuples_that_it_lacks(tmp_path: Path) -> None:
    dimensions = read_dimensions()
    path = tmp_path / "one.jsonl"
    path.write_text(f"{written([(0, 1, 2, 0, 0, 0, 0, 0, 0, 0, 0)], dimensions)[0]}\n", encoding="utf-8")
    done = CliRunner().invoke(app, words_of(commands.fill(path, tmp_path, 2)))
    assert done.exit_code == 0, done.output
    assert (tmp_path / "one-more.jsonl").read_text(encoding="utf-8").count("\n") > 30
