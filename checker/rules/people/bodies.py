"""Which body a post is over that says of what sort it is only: "رئيس الجامعة", "مدير الشركة".

A report names the body once and says "the company" from then on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.rules.once import once
from checker.rules.people.fields import general_words
from checker.rules.people.heard import common_words
from checker.rules.people.held import general, specific
from checker.rules.reading import tokens_of
from checker.rules.titles import alike
from checker.text.memo import Memo
from checker.text.tokens import Token, stems_of
from checker.types import Corpus, Post

_LONGEST = 4  # words of a name that are looked at
_OPENING = frozenset('«“"„')
Named = dict[str, list[frozenset[str]]]


def may_be_over(corpus: Corpus, article: str, post: Post, body: frozenset[str]) -> bool:
    """Say whether an article's post that names no body may be over one of these words.

    The article names such a body itself, or, if it names none of that sort, those words.
    """
    candidates = _of_sort(corpus, article, post)
    if candidates:
        return any(_share(body, named) for named in candidates)
    return all(any(alike(word, told) for told in words_told(corpus)[article]) for word in body)


def must_be_another(corpus: Corpus, article: str, post: Post, body: frozenset[str]) -> bool:
    """Say whether an article's post that names no body is over another one than these words.

    The article names a body of that sort, and this one nowhere.
    """
    only_sort = (
        not specific(post) and not post.country and stems_of(post.label)[-1] in general(post)
    )
    if not only_sort or not body or not _of_sort(corpus, article, post):
        return False
    told = words_told(corpus)[article]
    return not any(alike(word, other) for word in body for other in told)


def over(corpus: Corpus, article: str, post: Post) -> frozenset[str]:
    """Return the words of the body that a post is over, or that its article names as the only one.

    Empty where neither tells.
    """
    if specific(post):
        return specific(post)
    named = _of_sort(corpus, article, post)
    return named[0] if named and all(_share(named[0], other) for other in named) else frozenset()


def _of_sort(corpus: Corpus, article: str, post: Post) -> list[frozenset[str]]:
    named, own = _named(corpus)[article], frozenset(stems_of(post.label))
    told = (found - own for sort in sorted(general(post)) for found in named.get(sort, ()))
    return [found for found in told if found]


def one_body(first: frozenset[str], second: frozenset[str]) -> bool:
    """Say whether the words of two bodies name one: one has all that the other has."""
    short, long = sorted((first, second), key=len)
    return all(any(alike(word, rival) for rival in long) for word in short)


def _share(one: frozenset[str], other: frozenset[str]) -> bool:
    return any(alike(left, right) for left in one for right in other)


@once
def words_told(corpus: Corpus) -> Memo[frozenset[str]]:
    """Return the words of each article, clitics off; read when first asked for."""
    return Memo(
        lambda article: frozenset(
            token.stem
            for statement in corpus.statements[article]
            for token in tokens_of(statement.sentence)
        )
    )


@once
def _named(corpus: Corpus) -> Memo[Named]:
    """Return the bodies that an article names, by their sort: "جامعة كذا" is a "جامعة"."""
    return Memo(
        lambda article: _by_sort(
            tokens_of(statement.sentence) for statement in corpus.statements[article]
        )
    )


def _by_sort(sentences: Iterator[Sequence[Token]]) -> Named:
    sorts = general_words()
    found: Named = {}
    for tokens in sentences:
        for index, token in enumerate(tokens):
            if token.stem in sorts and (name := frozenset(_name(tokens, index, sorts))):
                found.setdefault(token.stem, []).append(name)
    return found


def _name(tokens: Sequence[Token], index: int, sorts: frozenset[str]) -> Iterator[str]:
    """Yield the words that tell which body is meant: those right behind its sort."""
    head, first = tokens[index], index + 1
    if first < len(tokens) and tokens[first].text in _OPENING:
        first += 1
    for token in tokens[first : first + _LONGEST]:
        if not token.is_word or token.prefix.startswith(("و", "ف")):
            return
        purpose = token.prefix.endswith("ل") or token.norm.startswith("لل")
        if token.norm in common_words() or (head.definite and not token.definite and not purpose):
            return
        if not head.definite and not token.definite and token.norm.endswith(("ه", "ي")):
            return  # "شركة خاصة": an adjective, no name
        if token.stem not in sorts:
            yield token.stem
