"""Deciding which requests are hit, and hitting them."""

import random
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace

from pydantic import JsonValue

from rehearsal.answer import Answer
from rehearsal.faults.profile import Planned, Profile
from rehearsal.faults.registry import Scene, Stage
from rehearsal.faults.truth import Deed, Truth, digest

MAX_REMEMBERED = 10_000


class Fates:
    """Applies a profile.

    A request is hit by a fault when a number drawn from the seed of the profile, the name of the fault, the digest of
    the request and the number of the choice is below the rate: the same request has the same fate, in any order and in
    any process. A repetition that is to have its own fate sends its own `seed`.
    """

    def __init__(self, profile: Profile) -> None:
        """Takes the profile."""
        self._profile = profile
        self._truth = Truth(profile.truth)
        self._sent: OrderedDict[tuple[str, str], int] = OrderedDict()

    def befall(self, body: bytes, scenes: Sequence[Scene]) -> list[Scene]:
        """The choices after what happens to them, and a line for each in the truth file."""
        key = digest(body)
        return [self._one(key, index, scene) for index, scene in enumerate(scenes)]

    def _one(self, key: str, index: int, scene: Scene) -> Scene:
        kind = _kind(scene.answer)
        could: list[str] = []
        did: dict[str, str] = {}
        for planned in self._profile.planned:
            name = planned.fault.name
            dice = random.Random(f"{self._profile.seed}:{name}:{key}:{index}")
            hit = dice.random() < planned.rate
            after = planned.fault.act(replace(scene, dice=dice, options=planned.options))
            if after is None or (planned.fault.stage is Stage.REPLY and index):
                continue
            could.append(name)
            if hit and scene.refusal is None and not self._over(planned, key):
                did = {} if after.refusal else did
                scene, did[name] = after, after.did
        self._truth.note(Deed(key, index, kind, _tags(scene.request.metadata), tuple(could), did))
        return scene

    def _over(self, planned: Planned, key: str) -> bool:
        """Whether this request has been hit `times` times; it is then spared once, and all starts anew."""
        times = planned.options.get("times", 0)
        if not times:
            return False
        slot = (planned.fault.name, key)
        sent = self._sent.pop(slot, 0)
        if sent >= times:
            return True
        self._sent[slot] = sent + 1
        if len(self._sent) > MAX_REMEMBERED:
            self._sent.popitem(last=False)
        return False


def _tags(metadata: JsonValue) -> dict[str, str]:
    """What the client says of its request, within OpenAI's limits of 16 texts of 512 characters."""
    given = list(metadata.items())[:16] if isinstance(metadata, dict) else []
    return {key[:64]: value[:512] for key, value in given if isinstance(value, str)}


def _kind(answer: Answer) -> str:
    if answer.tool_calls:
        return "tools"
    return "json" if (answer.content or "").startswith(("{", "[")) else "text"
