"""The entry of `triplab`."""

import typer

from app.cli import align, data, discover, doctor, experiment, gate, judge, label, plan, prompts, serve, synth

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="TripLab: a multi-agent trip planner with its eval lab built in.",
)
app.command("plan")(plan.plan)
app.command("serve")(serve.serve)
app.command("doctor")(doctor.doctor)
app.command("gate")(gate.gate)
app.command("align")(align.align)
app.add_typer(data.app, name="data")
app.add_typer(synth.app, name="synth")
app.add_typer(experiment.app, name="experiment")
app.add_typer(label.app, name="label")
app.add_typer(discover.app, name="discover")
app.add_typer(judge.app, name="judge")
app.add_typer(prompts.app, name="prompts")


def main() -> None:
    """Run the command line. Exit codes: 0 done, 1 failed, 2 wrong usage or settings, 3 refused, 4 asked."""
    app()
