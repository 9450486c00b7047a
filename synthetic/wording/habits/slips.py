"""Small mistakes in everyday words; names, months, numbers and wishes keep their spelling."""

from random import Random

from synthetic.wording.habits.registry import habit
from synthetic.wording.habits.words import exchanged

WRONG = {
    "the": "teh", "and": "adn", "would": "woudl", "really": "realy", "because": "becuase", "don't": "dont",
    "can't": "cant", "i'm": "im", "their": "thier", "there": "ther", "about": "abuot", "should": "shoud",
    "could": "coud", "thank": "thnak", "thanks": "thansk", "please": "plese", "everything": "everthing",
    "something": "somthing", "whole": "hole", "which": "wich", "that": "taht", "what": "waht", "have": "ahve",
    "want": "wnat", "like": "liek", "it's": "its", "i'd": "id", "that's": "thats", "possible": "posible",
    "definitely": "definately", "until": "untill", "tell": "tel", "plan": "paln", "travel": "travle", "just": "jsut",
    "with": "wiht", "much": "mcuh", "know": "konw", "think": "thnik", "trip": "tirp", "your": "yuor", 
    "together": "togther",
}  # fmt: skip


@habit(70)
def slips(text: str, rng: Random) -> str:
    """`We woudl like to see Rome`."""
    return exchanged(text, WRONG, 0.22, rng)
