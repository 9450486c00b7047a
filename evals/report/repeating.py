"""How to do it once more."""

import shlex

from evals.artifact import Experiment


def command_of(asked: Experiment) -> str:
    """The command of the same experiment, where the same cases, variants and rubrics are."""
    words = ["triplab", "experiment", "run", "--cases", asked.cases.file, "-n", str(asked.cases.count)]
    words += ["--variants", ",".join(one.name for one in asked.variants)]
    if asked.judges:
        words += [
            "--judges",
            ",".join(f"{one.name.removesuffix('.judge')}.{_version(one.digest)}" for one in asked.judges),
        ]
    for name in ("repetitions", "judgings"):
        if (times := getattr(asked, name)) > 1:
            words += [f"--{name}", str(times)]
    if asked.stop:
        words += ["--stop-when", asked.stop.evaluator.partition("@")[0].removesuffix(".judge")]
        words += ["--stop-margin", f"{100 * asked.stop.margin:g}"] if asked.stop.margin else []
    return shlex.join([*words, "--seed", str(asked.seed), "--no-cache", "--out", "again"])


def _version(digest: str) -> str:
    """`v3` of `v3+1f2e3d4c`."""
    return digest.partition("+")[0]
