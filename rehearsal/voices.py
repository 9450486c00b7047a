"""How each tone sounds: openings, closings, offers and wording. The first of each is used at temperature 0."""

import re
from dataclasses import dataclass

from rehearsal.draft import Tone

_LOOSE = (("it is", "it's"), ("that is", "that's"), ("you will", "you'll"), ("do not", "don't"), ("cannot", "can't"))
_STIFF = (("it's", "it is"), ("that's", "that is"), ("you'll", "you will"), ("don't", "do not"), ("can't", "cannot"))


@dataclass(frozen=True)
class Voice:
    """The wording of one tone.

    Attributes:
        greetings: with `{reader}` for a reader who is addressed by name.
        openings: first sentences, the empty text for none.
        closings: last sentences, the empty text for none.
        offers: with `{what}` and `{price}`.
        gifts: offers without a price, with `{what}`.
        emoji: added when emoji are asked for.
        wording: replacements within sentences.
    """

    greetings: tuple[str, ...]
    openings: tuple[str, ...]
    closings: tuple[str, ...]
    offers: tuple[str, ...]
    gifts: tuple[str, ...]
    emoji: str
    wording: tuple[tuple[str, str], ...] = ()

    def word(self, sentence: str) -> str:
        """The sentence in this wording."""
        for plain, chosen in self.wording:
            sentence = re.sub(rf"\b{plain}\b", chosen, sentence)
        return sentence


VOICES: dict[Tone, Voice] = {
    Tone.NEUTRAL: Voice(
        greetings=("{reader},",),
        openings=("", "Here is the overview.", "These are the main points.", "Here is what stands out."),
        closings=("", "That is the overview.", "These are the points to know."),
        offers=("You get {what} in exchange for {price}.", "In exchange for {price}, you get {what}."),
        gifts=("You can also have {what}.", "On offer as well: {what}."),
        emoji="📌",
    ),
    Tone.FRIENDLY: Voice(
        greetings=("Hi {reader},",),
        openings=("Good to hear from you!", "Hello and welcome!", "Thanks for asking!"),
        closings=("Have a good time!", "Just ask if anything is unclear!", "Enjoy it!"),
        offers=("We'd gladly offer you {what} in exchange for {price}.", "Share {price} and you get {what} from us."),
        gifts=("We'd gladly offer you {what}.", "You're welcome to {what}, too."),
        emoji="🙂",
        wording=_LOOSE,
    ),
    Tone.VERY_FRIENDLY: Voice(
        greetings=("Hi {reader}!",),
        openings=(
            "Hi there, so lovely to hear from you!",
            "Hello, hello, what a treat to help you!",
            "Hey there, this is going to be wonderful!",
        ),
        closings=(
            "We're cheering you on, have a wonderful time!",
            "Big smiles from all of us, enjoy every minute!",
            "We can't wait to hear all about it!",
        ),
        offers=(
            "And a little treat: we'd love to offer you {what} in exchange for {price}!",
            "Something special: share {price} and we'll happily offer you {what}!",
        ),
        gifts=("And a little treat: we'd love to offer you {what}!", "Something special: {what}, just for you!"),
        emoji="🎉",
        wording=_LOOSE,
    ),
    Tone.WARM: Voice(
        greetings=("Dear {reader},",),
        openings=("It is a pleasure to help you with this.", "How nice that you asked.", "You are in good hands."),
        closings=("With warm wishes.", "Take care, and all the best.", "We are always here for you."),
        offers=(
            "It would be our pleasure to offer you {what} in exchange for {price}.",
            "For {price}, we would be happy to offer you {what}.",
        ),
        gifts=("It would be our pleasure to offer you {what}.", "We would be happy to offer you {what}."),
        emoji="☀️",
    ),
    Tone.FORMAL: Voice(
        greetings=("Dear {reader},",),
        openings=("Please find the details below.", "We are pleased to provide the following information."),
        closings=("We remain at your disposal for further questions.", "Yours faithfully."),
        offers=(
            "We are pleased to offer you {what} in exchange for {price}.",
            "In exchange for {price}, we are pleased to offer you {what}.",
        ),
        gifts=("We are pleased to offer you {what}.", "We would also like to offer you {what}."),
        emoji="📄",
        wording=_STIFF,
    ),
    Tone.PLAYFUL: Voice(
        greetings=("Ahoy {reader}!",),
        openings=("Drum roll, please!", "Ready, steady, here we go!", "Buckle up, here comes the good stuff!"),
        closings=("Mischief managed!", "And off you go!", "Ta-da, that's all!"),
        offers=(
            "Psst: swap {price} for {what}, deal?",
            "Let's trade: you bring {price}, we bring {what}!",
        ),
        gifts=("Psst: {what} could be yours!", "Plot twist: there is {what} for you!"),
        emoji="🎈",
        wording=_LOOSE,
    ),
    Tone.EMPATHETIC: Voice(
        greetings=("Dear {reader},",),
        openings=(
            "We understand that this can be a lot to take in.",
            "We know how much this matters to you.",
            "We hear you, and we want to make this easier.",
        ),
        closings=(
            "Take all the time you need; we are here to help.",
            "You are not alone with this.",
            "If anything worries you, do tell us.",
        ),
        offers=(
            "To make it a little easier, we offer you {what} in exchange for {price}.",
            "If it helps, share {price} and we offer you {what}.",
        ),
        gifts=("To make it a little easier, we offer you {what}.", "If it helps, we can offer you {what}."),
        emoji="💛",
    ),
}
