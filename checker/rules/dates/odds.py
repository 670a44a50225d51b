"""What sets two times apart: of what they are, of whom, where, and whether a plan was moved."""

from __future__ import annotations

from checker.rules.dates.days import is_open
from checker.rules.dates.happenings import is_another, kinds_of
from checker.rules.dates.kinds import Kind, word_set
from checker.rules.events import Told, places_agree
from checker.rules.nearest import other_people
from checker.rules.reading import tokens_of
from checker.types import Corpus, Person


def set_apart(corpus: Corpus, one: Told, other: Told) -> bool:
    """Say whether two times are told of two happenings."""
    return (
        closing(one) != closing(other)
        or is_another(one) != is_another(other)
        or followed(one, other)
        or _two_sorts(one, other)
        or next_to(one)
        or next_to(other)
        or (other_people(one, other) and not _people(corpus, one) & _people(corpus, other))
        or not places_agree(one.statement, other.statement)
    )


def _two_sorts(one: Told, other: Told) -> bool:
    """Say whether a mere weekday is that of another sort of happening than the other time."""
    classes = [frozenset(kinds_of(told)) for told in (one, other)]
    return (is_open(one) or is_open(other)) and one_class(*classes) is False


def next_to(told: Told) -> bool:
    """Say whether a sentence dates what it tells by another event, a day before or after it."""
    return not word_set("next_to").isdisjoint(t.norm for t in tokens_of(told.statement.sentence))


def one_class(one: frozenset[Kind], other: frozenset[Kind]) -> bool | None:
    """Say whether classes are one or of one group; None where either has none that tells."""
    first, second = ({kind for kind in kinds if not kind.loose} for kinds in (one, other))
    if not first or not second:
        return None
    groups = [{name for kind in kinds for name in kind.group.split()} for kinds in (first, second)]
    return bool(first & second or groups[0] & groups[1])


def closing(told: Told) -> bool:
    """Say whether a time is of the end of something that has a day of its own for its beginning."""
    return any(kind.closing for kind in kinds_of(told))


def followed(one: Told, other: Told) -> bool:
    """Say whether one time is of a harm or a deed, the other of what followed it: a rescue."""
    given = [frozenset(kinds_of(told)) for told in (one, other)]
    after = [any(kind.after for kind in kinds) for kinds in given]
    return after[0] != after[1] and one_class(*given) is False


def _people(corpus: Corpus, told: Told) -> frozenset[str]:
    """Return the last names of the people of an article."""
    statements = corpus.statements[told.statement.article]
    values = (mention.value for statement in statements for mention in statement.mentions)
    return frozenset(value.key.split()[-1] for value in values if isinstance(value, Person))
