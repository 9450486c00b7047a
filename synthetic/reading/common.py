"""Words that mean something else than a place before they are the name of one."""

from functools import cache

from synthetic.reading.lexicon import lexicon
from synthetic.reading.tables.table import lists_of, names_of


@cache
def common() -> frozenset[str]:
    """Words of the tables and the first words of the lexicons' phrases."""
    said = {phrase[0].removesuffix("*") for phrases in lexicon().phrases.values() for phrase in phrases if phrase}
    languages = {word for words in lists_of("languages").values() for word in words}
    names = {name for table in ("months", "numbers", "units", "currencies") for name in names_of(table)}
    return frozenset(said | languages | names | lists_of("places")["never"])
