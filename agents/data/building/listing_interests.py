"""Which interests a listing serves, by its kind and by its words."""

import re

from agents.data.records import Interest

BY_KIND = {"eat": Interest.FOOD, "drink": Interest.NIGHTLIFE}
BY_WORD = {
    Interest.FOOD: "restaurant|food|cuisine|dish|baker|tasting|brewery|wine",
    Interest.CULTURE: "museum|theat|concert|festival|opera|music|tradition|folk|philharmon|ballet|cinema",
    Interest.HISTORY: "histor|castle|fort|war|ancient|roman|memorial|medieval|ruin|old town|century|centuries",
    Interest.ART: "art|galler|paint|sculpt|fresco|mural",
    Interest.ARCHITECTURE: "archite|cathedral|church|palace|mosque|synagogue|tower|gothic|baroque|bridge|renaissance",
    Interest.NATURE: "parks?|garden|lake|river|forest|wood|hill|mountain|natur|botanic|island|cave|reserve",
    Interest.NIGHTLIFE: "bars?|clubs?|pubs?|beer|cocktail|night|jazz|disco",
    Interest.SHOPPING: "shop|market|malls?|stores?|boutique|souvenir|antique",
    Interest.ADVENTURE: "hik|climb|bik|cycl|kayak|canoe|boat|ski|raft|adventur|swim|trek",
    Interest.RELAXATION: "spa|sauna|bath|beach|thermal|hammam|promenade|garden|parks?|massage",
    Interest.PHOTOGRAPHY: "views?|panoram|skyline|lookout|photo|tower|observation",
    Interest.FAMILY: "child|kids?|famil|zoo|aquarium|playground|puppet|science|amusement|planetarium",
}
WHOLE = {"art", "spa", "war", "ski", "fort", "dish", "bath", "cave"}
"""Beginnings of words, and whole words (`WHOLE`, and all that may end in s): the project's own choice."""

_WORDS = {
    interest: re.compile(
        "|".join(rf"\b{word}\b" if word.endswith("?") or word in WHOLE else rf"\b{word}" for word in words.split("|")),
        re.IGNORECASE,
    )
    for interest, words in BY_WORD.items()
}


def interests_of(kind: str, text: str) -> list[Interest]:
    """Where one eats or drinks serves that; of what there is to see and to do the words tell."""
    if kind in BY_KIND:
        return [BY_KIND[kind]]
    return [interest for interest, words in _WORDS.items() if words.search(text)]
