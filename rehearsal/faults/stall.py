"""An answer that is late."""

from dataclasses import replace

from rehearsal.faults.registry import Scene, Stage, fault


@fault("stall", effect="Sends nothing for `seconds`, then the answer.", stage=Stage.REPLY, times=1, seconds=60)
def stall(scene: Scene) -> Scene | None:
    """Delays the first byte."""
    return replace(scene, delay=scene.options["seconds"], did=f"{scene.options['seconds']:g} s")
