"""The opposite of the tone that is asked for."""

from dataclasses import replace

from rehearsal.answer import answer
from rehearsal.directives import obey, read
from rehearsal.draft import Draft, Tone
from rehearsal.faults.registry import Scene, Stage, fault

_STIFF = (Tone.NEUTRAL, Tone.FORMAL)


@fault(
    "wrong_tone",
    effect="Writes formally where another tone is asked for, and playfully where none or a formal one is.",
    stage=Stage.ANEW,
)
def wrong_tone(scene: Scene) -> Scene | None:
    """Writes again with one more instruction, the last, which wins."""
    if scene.answer.tool_calls:
        return None
    asked = obey(Draft(), read(scene.context.instructions)).tone
    wrong = Tone.PLAYFUL if asked in _STIFF else Tone.FORMAL
    told = replace(scene.context, instructions=(*scene.context.instructions, f"Keep the tone {wrong}."))
    changed = answer(scene.request, told, scene.sampler)
    return scene.saying(changed, f"{asked} -> {wrong}") if changed != scene.answer else None
