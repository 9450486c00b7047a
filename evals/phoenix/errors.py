"""What can go wrong with Phoenix."""


class PhoenixAway(RuntimeError):
    """Phoenix does not answer, nor did it when it was asked again; the message says where it was looked for."""


class PhoenixRefused(RuntimeError):
    """Phoenix answers, and does not take or does not hold what it is asked for; the message says what."""
