"""Whether a form of a weak word is meant vaguely where it stands: what its neighbours say."""

import re
from typing import NamedTuple

from kep_cli.wording.sentences import sentence_around
from kep_cli.wording.weak_words import Role, WeakForm

# Terms with a meaning of their own: the lemma, and how the next word begins.
_TERMS = {
    "besonders": ("geschützt", "schutzbedürftig"),
    "gut": ("chemisch", "fachlich", "mengenmäßig", "ökologisch"),
    "mittelfristig": ("Ergebnis", "Finanz"),
    "rund": ("um ",),
    "urban": ("Gebiet",),
    "wesentlich": ("Produkt",),
}
_SENTENCE_BEGINS = re.compile(r"(?:^|[.!?:/•–-])[\s„‚\"(»›*]*$")
_CLAUSE_ENDS = re.compile(r"\s*(?:$|[.,;:!?)“‘–]|(?:und|oder|sowie|bzw\.)(?!\w))")
_THAN_A_NUMBER = re.compile(
    r"(?:\s+\w+)?\s+als\s+(?:\d|(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|hundert|tausend)"
    r"|im\s+(?:Vorj|J)ahr|die\s+Hälfte)"
)
_NUMBER_AND_UNIT = re.compile(r"\d[\d.,]*\s?(?:[%‰°]|[^\W\d_]+)\s+$")
_BEHIND_A_NUMBER = frozenset({"hoch", "höher", "niedriger", "geringer", "schneller", "mehr", "weniger"})
_NEGATION = re.compile(r"\b(?:nicht|nichts|nie|niemand|nirgends|kein\w*)\b", re.IGNORECASE)
_WILL = re.compile(r"\b(?:wird|werden|würden?|soll(?:en|ten?)?|muss|müssen)\b")
_WILL_FOLLOWS = re.compile(r"\s+(?:wird|werden)\b")
_LARGE_FOLLOWS = re.compile(r"\s+[A-ZÄÖÜ]")
_AUXILIARY = re.compile(r"\s+(?:worden|hat|haben|hatten?|ist|sind|sei|seien|war|waren|wurden?)\b")
_ASKING = re.compile(r"\s*(?:[Ww](?:er|em|en|as|ie|o|enn|eil)|[Oo]b)\b")
_RELATIVE = re.compile(
    r"\s+(?:(?:für|mit|von|in|an|auf|zu|bei)\s+)?(?:der|die|das|den|denen|deren|dessen|welche[nrs]?|dass|damit|indem)\b"
)
_OF_SOMETHING = re.compile(
    r"\s+(?:des|der|von|vom|eines|einer|seine[rs]|ihre[rs]|unsere[rs]|diese[rs]|alle[rs]|[a-zäöüß]\w+er\s+[A-ZÄÖÜ]\w*)\b"
)
_NEAR = 40


class Place(NamedTuple):
    """A word in a text, by where it begins and ends."""

    text: str
    start: int
    end: int

    @property
    def word(self) -> str:
        """The word itself."""
        return self.text[self.start : self.end]

    @property
    def is_large(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.word[0].isupper()

    def is_followed_by(self, pattern: re.Pattern[str]) -> bool:
        """Whether a pattern matches right behind the word."""
        return bool(pattern.match(self.text, self.end))

    @property
    def near_before(self) -> str:
        """The few characters before it."""
        return self.text[max(0, self.start - _NEAR) : self.start]

    @property
    def sentence_before(self) -> str:
        """Its sentence up to it."""
        return self.text[sentence_around(self.text, self.start)[0] : self.start]

    @property
    def clause_before(self) -> str:
        """Its clause up to it."""
        return re.split(r"[,;:–]", self.sentence_before)[-1]


def is_meant(form: WeakForm, place: Place) -> bool:
    """Whether the word is meant, and meant vaguely. Part of a compound with hyphens it is a name."""
    if "-" in (place.text[place.start - 1 : place.start], place.text[place.end : place.end + 1]):
        return False
    if place.is_large != (form.role is Role.NOUN) and not _begins_sentence(form, place):
        return False
    match form.role:
        case Role.PRESENT:
            return _is_present(form, place)
        case Role.PARTICIPLE:
            return _is_wanted(form, place)
        case Role.NOUN:  # not the Förderung that one applies for
            return place.is_followed_by(_OF_SOMETHING)
        case Role.MODAL:  # not „wer bauen will“
            return not place.is_followed_by(_CLAUSE_ENDS)
        case _:
            return _is_without_number(form, place)


def _begins_sentence(form: WeakForm, place: Place) -> bool:
    """Whether a word has its capital only from its place. A verb there looks like a noun: `Stärken`, `Nutzen`."""
    if form.role not in {Role.ADJECTIVE, Role.UNCHANGED, Role.MODAL}:
        return False
    is_name = form.role is Role.ADJECTIVE and place.word.lower() == form.lemma and place.is_followed_by(_LARGE_FOLLOWS)
    return bool(_SENTENCE_BEGINS.search(place.near_before)) and not is_name  # Smart City


def _is_without_number(form: WeakForm, place: Place) -> bool:
    if place.is_followed_by(_THAN_A_NUMBER) or _is_term(form, place):
        return False
    if place.word in _BEHIND_A_NUMBER and _NUMBER_AND_UNIT.search(place.near_before):
        return False
    return not (form.lemma == "mehr" and _NEGATION.search(place.sentence_before))  # nicht mehr


def _is_term(form: WeakForm, place: Place) -> bool:
    after = place.text[place.end : place.end + _NEAR].lstrip()
    return after.startswith(_TERMS.get(form.lemma, ()))


def _is_present(form: WeakForm, place: Place) -> bool:
    """Not at the end of a dependent clause: `wer den Bus nutzt`, `Menschen, die den Bus nutzen`."""
    is_with_zu = len(place.word) > len(form.lemma)  # auszubauen
    return is_with_zu or not (place.is_followed_by(_CLAUSE_ENDS) and _is_in_dependent_clause(place))


def _is_wanted(form: WeakForm, place: Place) -> bool:
    """Not where something has been done: `hat verbessert`, `ist verbessert worden`, `Ehrenamt gestärkt`."""
    if place.is_followed_by(_AUXILIARY):
        return False
    if place.is_followed_by(_CLAUSE_ENDS) or place.is_followed_by(_WILL_FOLLOWS) or _is_only_participle(form, place):
        return bool(_WILL.search(place.sentence_before) or place.is_followed_by(_WILL_FOLLOWS))
    return True


def _is_only_participle(form: WeakForm, place: Place) -> bool:
    """Whether it cannot be the present tense as well: `gestärkt` cannot, `verbessert` can."""
    return not form.lemma.startswith(place.word[:-2])


def _is_in_dependent_clause(place: Place) -> bool:
    clause = place.clause_before
    if _ASKING.match(clause):
        return True
    begins_later = clause != place.sentence_before
    return begins_later and bool(_RELATIVE.match(clause)) and not clause.rstrip().endswith(" zu")
