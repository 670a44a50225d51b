"""Steps of one course that a sentence dates in an order that cannot be.

"Sent in 2021, received in 2019"; "arrested in March, after his release in October": which step
comes first is known of the steps themselves (``courses`` of the lexicon), or said by the word
that joins the two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, islice, pairwise, zip_longest

from checker.languages import read, words
from checker.rules.dates.days import is_ahead, is_dated, is_fixed, is_time
from checker.rules.dates.happenings import is_bound
from checker.rules.dates.kinds import ENDING, REPORT, first_kinds, forms
from checker.rules.dates.past import before_that, word_set
from checker.rules.events import Told
from checker.rules.nearest import other_people
from checker.rules.reading import tokens_of
from checker.text.normalise import fold
from checker.text.tokens import Token
from checker.types import Corpus, DateValue, Statement

# Days between two steps of which one names no year: more, and the year may be another.
_LONGEST = 100
_BEHIND = 3  # words behind a date that opens its clause, up to the verb
_SINCE = 4  # words before a date of which "since" makes it a mere bound
_OPENING = 3  # words of a clause that may say that it is the earlier one
_JOINED = 8  # words between the joining word and its date
_NEXT = 2  # words behind a date, the joining word among them, that go on in its clause
_ENDINGS = ("", "ت", "ا", "تا", "وا", "و", "ن")
_POINTING = frozenset({"ذلك", "هذا", "هذه", "ذاك"})  # "after that" goes on from what was told
_COMMA = "،"
_AND = "و"
_HAD = "قد"
_LIGHT = frozenset({"begin", "finish"})


@dataclass(frozen=True, slots=True)
class Step:
    """A dated step: its date, which step, the words of its clause, and what joins it on."""

    told: Told
    names: frozenset[str]
    clause: tuple[Token, ...]
    joint: str


def swapped_steps(corpus: Corpus, article: str) -> Iterator[tuple[Told, Told]]:
    """Yield (what came first, what followed) where a sentence, or two, date the second earlier."""
    before: Sequence[Step] = ()
    for statement in corpus.statements[article]:
        steps = tuple(steps_of(corpus, statement))
        for first, then in combinations(steps, 2):
            found = _swapped(first, then)
            if found:
                yield found
        if len(before) == len(steps) == 1 and _one_subject(before[0], steps[0]):
            found = _swapped(before[0], steps[0])
            if found:
                yield found
        before = steps


def steps_of(corpus: Corpus, statement: Statement) -> Iterator[Step]:
    """Yield the steps that a sentence dates as over, each with the words since the date before."""
    tokens = tokens_of(statement.sentence)
    start = 0
    for mention in sorted(filter(is_time, statement.mentions), key=lambda m: m.span.start):
        told = Told(statement, mention, leads=False)
        clause = tuple(t for t in tokens if start <= t.start and t.end <= mention.span.start)
        start = mention.span.end
        if is_ahead(corpus, told) or not is_dated(told) or is_bound(told) or _bounds(clause):
            continue
        if not word_set("planned").isdisjoint(form for t in clause for form in forms(t)):
            continue
        behind = tuple(t for t in tokens if t.start >= start and t.is_word)[:_BEHIND]
        yield Step(told, _named(clause) or _named(behind, verbs=True), clause, _joint(clause))


def _bounds(clause: Sequence[Token]) -> bool:
    """Say whether a date only says since when something is: "منذ اندلاع الحرب عام 2030"."""
    near = [token.norm for token in clause if token.is_word][-_SINCE:]
    return not word_set("since_when").isdisjoint(near)


def _named(clause: Sequence[Token], *, verbs: bool = False) -> frozenset[str]:
    """Return the step that a clause tells: that of its first word or of its last verb, or noun."""
    spelled = [token.norm.removeprefix(_AND) for token in clause]
    had = spelled.index(_HAD) + 1 if _HAD in spelled else 0
    opening = [token for token in clause[had:] if token.is_word][:1]
    lexicon = _lexicon()
    for table, tokens in (
        (lexicon["verbs"], opening),
        (lexicon["verbs"], [*reversed(clause)]),
        ({} if verbs else lexicon["nouns"], [*reversed(clause)]),
    ):
        for token in tokens:
            named = next((table[form] for form in _spellings(token) if form in table), None)
            if named and table is lexicon["verbs"] and not named.isdisjoint(_LIGHT):
                # "بدأت محاكمته": its trial began.
                at = clause.index(token)
                near = (*clause[max(0, at - 2) : at], *clause[at + 1 : at + 2])
                named |= frozenset[str]().union(*map(names_of, near))
            if named:
                return named
            if any(kind.name == REPORT for kind in first_kinds([token])):
                break
    return frozenset()


def names_of(token: Token) -> frozenset[str]:
    """Return the steps of which a word is the verb or the noun."""
    whole = token.text.endswith("ة") or token.norm.removeprefix(_AND) in word_set("no_verbs")
    tables, spelled = _lexicon().values(), forms(token)[:-1] if whole else _spellings(token)
    return frozenset[str]().union(*(table.get(form, ()) for table in tables for form in spelled))


def _spellings(token: Token) -> tuple[str, ...]:
    """Return a word as it stands, and without conjunction and the pronoun at its end."""
    return *forms(token), ENDING.sub("", token.norm.removeprefix(_AND))


def _joint(clause: Sequence[Token]) -> str:
    """Return how a clause is joined to the one before: "later" than it, "sooner", or not."""
    cut = max((i for i, token in enumerate(clause) if token.text == _COMMA), default=-1)
    spelled = [t.norm.removeprefix("و") for t in clause[cut + 1 :] if t.is_word]
    near = spelled[-_JOINED:]
    joins = (word for word, behind in zip_longest(near, near[1:]) if behind not in _POINTING)
    if not word_set("later").isdisjoint(joins):
        return "later"
    return "" if word_set("sooner").isdisjoint(near) else "sooner"


def _swapped(one: Step, other: Step) -> tuple[Told, Told] | None:
    """Return (what came first, what followed) of two steps in text order, if dated otherwise."""
    if of_another(one) or of_another(other) or not _told_alike(one, other):
        return None
    # "الانتخابات التي جرت في 12 مايو، بعد الحريق": the joining word is not of that clause.
    if other.joint and not word_set("relative").isdisjoint(token.norm for token in one.clause):
        return None
    inside = one.told.statement.sentence == other.told.statement.sentence
    if inside and _opens_later(one):
        return None  # "After A on one day, B, after C on another": what joins them is not C.
    if inside and other.joint == "later":
        # "A on one day, after B on another": B came first.
        near = _goes_with(one, other) and after(other.told, one.told)
        return (other.told, one.told) if near else None
    # Titles are listed with "then" in any order: "بلقب عام 1998، ثم آخر عام 1995".
    years = _is_year(one) and _is_year(other)
    if inside and other.joint == "sooner" and not years:
        return (one.told, other.told) if after(one.told, other.told) else None
    back = _had(other)
    if back or before_that(other.told.statement, other.told.mention):
        # "Sentenced on 3 March. He had been tried on 24 March."
        backward = back and follows(other, one) and after(other.told, one.told)
        return (other.told, one.told) if backward else None
    if follows(one, other) and after(one.told, other.told):
        return one.told, other.told
    return None


def _goes_with(one: Step, other: Step) -> bool:
    """Say whether "after" stands right behind the date of what came later, and goes with it.

    It does not in "a suit that he had filed in 2030, after": the day is that of the clause.
    """
    near = (token.norm for token in other.clause if token.is_word)  # "وبعد" opens another clause.
    if word_set("later").isdisjoint(islice(near, _NEXT)):
        return False
    verbs, words_of = _lexicon()["verbs"], [token for token in one.clause if token.is_word]
    return not any(
        ENDING.search(token.norm) and ENDING.sub("", token.norm) in verbs
        for token in words_of[1:]
        if not token.prefix
    )


def _told_alike(one: Step, other: Step) -> bool:
    """Say whether two dates are about as exact, and both name their year or neither does.

    Of "last year" and "in 2030" one is mostly told in passing, of something else.
    """
    values = one.told.mention.value, other.told.mention.value
    first, second = (value for value in values if isinstance(value, DateValue))
    return first.relative == second.relative and first.precision == second.precision


def follows(one: Step, other: Step) -> bool:
    """Say whether the second of two steps can only come after the first."""
    known = any((a, b) in _courses() for a in one.names for b in other.names)
    return known and not one.names & other.names


def of_another(step: Step) -> bool:
    """Say whether a clause tells of another of its kind; "its first edition" is its own."""
    return any(
        token.norm.removeprefix(_AND) in word_set("earlier") and not ENDING.search(before.norm)
        for before, token in pairwise((step.clause[:1] or step.clause) + step.clause)
    )


def _opens_later(step: Step) -> bool:
    """Say whether a sentence begins with what came first: "بعدما تخرج عام 2031"."""
    spelled = [token.norm.removeprefix(_AND) for token in step.clause if token.is_word]
    return not word_set("later").isdisjoint(spelled[:_OPENING])


def _is_year(step: Step) -> bool:
    value = step.told.mention.value
    return isinstance(value, DateValue) and value.precision == "year"


def _had(step: Step) -> bool:
    """Say whether a clause looks back: "وكان قد أفرج عنه"."""
    spelled = [token.norm.removeprefix("و") for token in step.clause]
    if "قد" not in spelled:
        return False
    at = spelled.index(_HAD)
    bare = step.clause[at].norm == _AND + _HAD  # "، وقد فتح عام"
    return bare or not word_set("had").isdisjoint(spelled[:at])


def _one_subject(one: Step, other: Step) -> bool:
    """Say whether two sentences are about one thing or person."""
    if other_people(one.told, other.told):
        return False
    return _had(other) or bool(set(one.told.statement.words) & set(other.told.statement.words))


def after(first: Told, then: Told) -> bool:
    """Say whether the first of two dates is all after the second, whichever years are meant."""
    early, late = first.mention.value, then.mention.value
    if not isinstance(early, DateValue) or not isinstance(late, DateValue):
        return False
    if early.start is None or late.end is None or early.calendar != late.calendar:
        return False
    sure = is_fixed(first.mention) and is_fixed(then.mention)
    if (early.precision == "year") != (late.precision == "year") and not sure:
        return False
    gap = (early.start - late.end).days
    return gap > 0 and (gap <= _LONGEST or sure)


@cache
def _courses() -> frozenset[tuple[str, str]]:
    courses = read("ar", "chronology")["courses"]
    return frozenset(pair for course in courses for pair in combinations(course, 2))


@cache
def _lexicon() -> dict[str, dict[str, frozenset[str]]]:
    """Return the steps by the forms of their verbs, and by their nouns."""
    tables: dict[str, dict[str, frozenset[str]]] = {"verbs": {}, "nouns": {}}
    for name, entry in read("ar", "chronology")["steps"].items():
        for verb in words(entry["verbs"]):
            for form in inflected(verb):
                _add(tables["verbs"], form, name)
        for noun in words(entry["nouns"]):
            _add(tables["nouns"], noun, name)
    return tables


def inflected(verb: str) -> set[str]:
    """Return the forms of a perfect in the third person."""
    stem = verb[:-1] if verb[-1] in "ىا" else verb
    # The stem of "أنهى" by itself is no form of it, but another word ("أنه").
    endings = _ENDINGS if stem == verb else _ENDINGS[1:]
    return {verb, *(f"{stem}{ending}" for ending in endings)}


def _add(table: dict[str, frozenset[str]], word: str, name: str) -> None:
    table[fold(word)] = table.get(fold(word), frozenset()) | {name}
