"""The mirror of an experiment in Phoenix, as a child process beside the command."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from app.cli.exits import Exit
from app.cli.plain import printable
from evals.phoenix.journal import share_sent

POLL_SECONDS = 0.5
LATER = "`triplab experiment mirror {folder}` sends the rest"


@dataclass(slots=True)
class Mirroring:
    """A child that follows a folder, from `begin` to `finish`; when the block is left before that, it is stopped.

    It has a session of its own: Ctrl-C reaches the command alone, which then decides.
    """

    wanted: bool = True
    _folder: Path = Path()
    _child: subprocess.Popen[str] | None = None

    def __enter__(self) -> "Mirroring":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if child := self._child:
            child.terminate()
            child.wait()
            for pipe in filter(None, (child.stdin, child.stdout)):
                pipe.close()

    def begin(self, folder: Path, url: str | None, engine: str | None) -> None:
        """Start it, where it is wanted and there is a Phoenix at `url`; `engine` as of `mirror_folder`."""
        if not (self.wanted and url):
            return
        self._folder = folder
        told = ["--url", url, *(["--engine", engine] if engine else [])]
        self._child = subprocess.Popen(
            [sys.executable, "-m", "evals.phoenix", str(folder.resolve()), *told, "--follow"],
            cwd=Path(__file__).resolve().parent.parent.parent,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def finish(self) -> bool:
        """Wait until all is in Phoenix, and say where; whether it is. Ctrl-C leaves the rest for later."""
        if self._child is None:
            return False
        try:
            return self._wait(self._child)
        except KeyboardInterrupt:
            typer.secho(f"\nNot all of it is in Phoenix: {LATER.format(folder=self._folder)}.", err=True)
            raise typer.Exit(Exit.FAILED) from None

    def _wait(self, child: subprocess.Popen[str]) -> bool:
        assert child.stdin
        assert child.stdout
        child.stdin.close()
        columns = TextColumn("Phoenix"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn()
        with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task("", total=1.0)
            while child.poll() is None:
                bar.update(task, completed=share_sent(self._folder))
                try:
                    child.wait(POLL_SECONDS)
                except subprocess.TimeoutExpired:
                    continue
        said = printable(child.stdout.read().strip().rpartition("\n")[2])
        if child.returncode:
            typer.secho(f"Phoenix: {said}. {LATER.format(folder=self._folder)}.", err=True, fg="yellow")
            return False
        typer.echo(f"Phoenix: {said}", err=True)
        return True
