"""Names of places that do not exist."""

from random import Random

from agents.data.tables import TravelData

_BEGINS = ("Zor", "Quel", "Vald", "Mor", "Xan", "Thry", "Ober", "Lun", "Kravi", "Elm", "Dun", "Brix")
_MIDDLES = ("va", "do", "lumi", "ther", "qua", "zeni", "ghal", "ri", "pondo")
_ENDS = ("nia City", "vale", "holm Bay", "grad", "mere", "quill Town", "dor", "stadt am See", "xia", "wick Harbour")


def invented(data: TravelData, random: Random) -> str:
    """A name that the travel data cannot read as any place, not even as a slip."""
    while True:
        name = random.choice(_BEGINS) + random.choice(_MIDDLES) + random.choice(_ENDS)
        if not data.resolve(name):
            return name
