"""Times of day: minutes since midnight inside, HH:MM where people and models read them."""

DAY_MINUTES = 24 * 60
GRID = 15


def clock(minutes: int) -> str:
    """`570` is `09:30`; midnight is `00:00`."""
    return f"{minutes % DAY_MINUTES // 60:02}:{minutes % 60:02}"


def minutes_of(text: str) -> int:
    """`09:30` is 570."""
    return int(text[:2]) * 60 + int(text[3:])


def on_grid(minutes: int) -> int:
    """The next quarter of an hour."""
    return -(-minutes // GRID) * GRID
