"""Which places belong to the same day: compact groups, on days that suit them, the most wanted groups first."""

from collections.abc import Collection, Mapping, Sequence

from agents.data.records import Interest, Place, PlaceKind
from agents.days.day_frame import DayFrame
from agents.days.public_holidays import is_quiet
from agents.days.travel import Spot, distance_km

NEAR_KM = 8.0
FAR_KM = 11.5
"""Places of one day lie within `NEAR_KM`, some 40 minutes; a thin day, or what has lost its day, may reach `FAR_KM`."""
THIN_MINUTES = 150
MIXED_KM = 1.0
"""A place may lie so much farther away when it mixes better: a roof in a rainy month, no morning with an evening."""
EMPTY = 4.0


def group_by_day(
    places: Sequence[Place], frames: Sequence[DayFrame], reserve: Collection[str] = ()
) -> list[list[Place]]:
    """Spread places over days.

    Groups grow from the outskirts inwards, so that what is left over lies close together: in the middle, for the
    days of arrival and departure. Then every day takes the group that suits it best, holidays first, the most wanted
    one between equals; what does not suit the day is left to another.

    Args:
        places: most wanted first.
        frames: the days, in order.
        reserve: ids of places that fill a day only when nothing else does.

    Returns:
        One list a day, most wanted first, in the order of `frames`; empty when the places run out.
    """
    rank = {place.id: index for index, place in enumerate(places)}
    wanted = [place for place in places if any(frame.allows(place) for frame in frames)]
    edges_first = sorted(range(len(frames)), key=lambda index: (frames[index].edge is None, not frames[index].holiday))
    room = [frames[index] for index in reversed(edges_first)]
    chosen = wanted[: sum(frame.sights for frame in frames)]
    groups = _grow_all(chosen, room)
    groups.sort(key=lambda group: min((rank[place.id] for place in group), default=len(rank)))
    plan: list[list[Place]] = [[] for _ in frames]
    for index in edges_first:
        frame = frames[index]
        group = min(groups, key=lambda group: _misfit(group, frame))
        groups.remove(group)
        plan[index] = [place for place in group if frame.allows(place)][: frame.sights]
    for place in chosen:
        if not any(place in group for group in plan):
            _bring_back(place, plan, frames, rank)
    _fill(plan, frames, wanted, reserve)
    return [sorted(group, key=lambda place: rank[place.id]) for group in plan]


def fits(place: Place, group: Sequence[Place], frame: DayFrame, reach: float = NEAR_KM) -> bool:
    """Near enough to the others of the day, within its hours, and not a second evening."""
    near = all(distance_km(place, other) <= reach for other in group)
    minutes = place.minutes + sum(other.minutes for other in group)
    two_evenings = place.best == "evening" and any(other.best == "evening" for other in group)
    return not group or (near and minutes <= frame.out_minutes and not two_evenings)


def may_be_shut(place: Place, frame: DayFrame) -> bool:
    """Whether a public holiday may close the place: museums and shops; on the quietest days all that is indoors."""
    if not frame.holiday:
        return False
    return (
        place.kind is PlaceKind.MUSEUM
        or Interest.SHOPPING in place.interests
        or (is_quiet(frame.holiday) and (place.indoors or place.kind is PlaceKind.MARKET))
    )


def _bring_back(place: Place, plan: Sequence[list[Place]], frames: Sequence[DayFrame], rank: Mapping[str, int]) -> None:
    """Give a place that its day could not take the room of the least wanted one on another day."""
    for frame, group in zip(frames, plan, strict=True):
        kept = sorted(group, key=lambda other: rank[other.id])[: frame.sights - 1]
        gone = [other for other in group if other not in kept]
        less_wanted = all(rank[other.id] > rank[place.id] for other in gone)
        if less_wanted and frame.allows(place) and fits(place, kept, frame, FAR_KM):
            group[:] = [*kept, place]
            return


def _fill(
    plan: Sequence[list[Place]], frames: Sequence[DayFrame], places: Sequence[Place], reserve: Collection[str]
) -> None:
    """Put what is left over on days that have room, the nearest first; empty days take the most wanted, or share."""
    used = {place.id for group in plan for place in group}
    rest = [place for place in places if place.id not in used]
    days = sorted(zip(frames, plan, strict=True), key=lambda day: len(day[1]))
    for frame, group in days:
        _fill_day(frame, group, rest, reserve, NEAR_KM)
    for frame, group in days:
        if sum(place.minutes for place in group) < THIN_MINUTES:
            _fill_day(frame, group, rest, reserve, FAR_KM)
        if not group:
            _share(frame, group, plan)
        elif not frame.edge:
            _brighten(frame, group, plan)


def _fill_day(frame: DayFrame, group: list[Place], rest: list[Place], reserve: Collection[str], reach: float) -> None:
    def order(place: Place) -> tuple[bool, bool, float]:
        away = distance_km(place, group[0]) if group else 0.0
        return place.id in reserve, may_be_shut(place, frame), away

    for place in sorted(rest, key=order):
        if len(group) < frame.sights and frame.allows(place) and fits(place, group, frame, reach):
            group.append(place)
            rest.remove(place)


def _share(frame: DayFrame, group: list[Place], plan: Sequence[list[Place]]) -> None:
    """Take a stop from the fullest day that can spare one, so that no day stays empty."""
    for other in sorted(plan, key=len, reverse=True):
        spare = [place for place in other if frame.allows(place)]
        if len(other) > 1 and spare:
            group.append(spare[-1])
            other.remove(spare[-1])
            return


def _brighten(frame: DayFrame, group: list[Place], plan: Sequence[list[Place]]) -> None:
    """Give a day that would begin in the evening something for the daytime, from a day that has more of it."""
    if len(group) >= frame.sights or any(place.best != "evening" for place in group):
        return
    for other in sorted(plan, key=len, reverse=True):
        by_day = [place for place in other if place.best != "evening"]
        spare = [place for place in by_day if frame.allows(place) and fits(place, group, frame, FAR_KM)]
        if len(by_day) > 1 and spare:
            group.append(spare[-1])
            other.remove(spare[-1])
            return


def _grow_all(places: Sequence[Place], frames: Sequence[DayFrame]) -> list[list[Place]]:
    """Groups that hold all of the places; what has no room costs the least wanted, never a more wanted one."""
    groups = _grow(list(places), frames)
    spare = len(places) - sum(map(len, groups))
    return _grow_all(places[:-spare], frames) if spare else groups


def _grow(rest: list[Place], frames: Sequence[DayFrame]) -> list[list[Place]]:
    groups: list[list[Place]] = []
    room = sum(frame.sights for frame in frames)
    for frame in frames:
        size = min(frame.sights, -(-len(rest) * frame.sights // room))
        room -= frame.sights
        group: list[Place] = []
        if rest:
            middle = Spot(sum(p.lat for p in rest) / len(rest), sum(p.lon for p in rest) / len(rest))
            anchor = max(rest, key=lambda place: distance_km(place, middle))
            group = _around(anchor, rest, size, frame)
            taken = {place.id for place in group}
            rest = [place for place in rest if place.id not in taken]
        groups.append(group)
    return groups


def _around(anchor: Place, rest: Sequence[Place], size: int, frame: DayFrame) -> list[Place]:
    """The anchor and what goes best with it, as long as the day has time."""
    group = [anchor]
    others = [place for place in rest if place is not anchor]
    while others and len(group) < size:
        following = min(others, key=lambda place: _apart(place, group, frame))
        others.remove(following)
        if fits(following, group, frame):
            group.append(following)
    return group


def _apart(place: Place, group: Sequence[Place], frame: DayFrame) -> float:
    """Kilometres from the first of the group, and more for what does not mix with it."""
    same_roof = frame.rainy and all(other.indoors == place.indoors for other in group)
    long_wait = {place.best, *(other.best for other in group)} == {"morning", "evening"}
    return distance_km(place, group[0]) + MIXED_KM * (same_roof + long_wait)


def _misfit(group: Sequence[Place], frame: DayFrame) -> float:
    """How badly a group suits a day, in places lost; a day that is cut short wants what is central and quick."""
    if not group:
        return EMPTY
    kept = [place for place in group if frame.allows(place)]
    misfit = float(len(group) - min(len(kept), frame.sights))
    if frame.edge:
        over = sum(place.minutes for place in kept) - frame.out_minutes
        misfit += max(0, over) / 60 + min(distance_km(place, frame.centre) for place in group) / NEAR_KM
        misfit += all(place.best == "evening" for place in kept)
    if frame.edge == "arrival":
        misfit += sum(place.best == "morning" for place in kept)
    return misfit + sum(may_be_shut(place, frame) for place in kept)
