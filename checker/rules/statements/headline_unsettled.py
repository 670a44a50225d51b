"""What a headline tells as a fact and the text leaves open: proposed, expected, unknown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from checker.languages import read, words
from checker.rules.reading import tokens_of
from checker.rules.sides import Proof
from checker.rules.statements.denied import root
from checker.rules.statements.pair_words import likeness
from checker.rules.statements.parts import Clash
from checker.text.normalise import fold
from checker.text.phrases import PhraseMatch, PhraseMatcher, compile_phrases, spellings
from checker.text.tokens import Token
from checker.types import Organisation, Person, Place, Span, Statement

_TOP = 4  # sentences of the text that tell what became of it
_REACH = 12  # tokens behind a word of doubt in which a deed is not told as done
_SHORTEST = 3  # letters of a root that tells one deed from others
_OPENS = 4  # tokens with which a sentence opens
_EARLY = 2  # sentences in which a deed that the text is about is named
_SUSPECT = "suspect"
_STICKING = frozenset("فبلك")
_PRESENT = frozenset("يت")
_NOT_TOLD = frozenset("؟?")
_STOPS = frozenset("؛;.:!؟?")


def unsettled(statements: Sequence[Statement]) -> Iterator[Clash]:
    """Yield a headline's deed with the sentences that leave it open, if none tells it as done."""
    headlines = [one for one in statements if one.sentence.kind == "headline"]
    body = [one for one in statements if one.sentence.kind in {"lead", "body"}]
    for headline in headlines:
        deeds = _deeds(headline)
        told = [told for deed in deeds for told in _told(body, deed)]
        if not deeds or any(status == "fact" for _, status in told):
            continue
        doubts = [
            (one, match)
            for one in body[:_TOP]
            if _on_topic(headline, one) or any(each is one for each, _ in told)
            for match in _open(one)
        ]
        if not any(deed.norm in _lexicon("verdicts") for deed in deeds):
            doubts = [(one, match) for one, match in doubts if match.label != _SUSPECT]
        early = [(one, match) for one, match in doubts if one in body[:1]]
        strong = [(one, match) for one, match in doubts if match.label != "weak"]
        opens = [match for _, match in early if match.label != "weak" or match.start < _OPENS]
        echoed = any(one in body[:_EARLY] for one, _ in told)
        if (echoed and (strong or opens)) or (strong and opens):
            tokens = tokens_of(headline.sentence)
            first = _proof("announced", headline, tokens.index(deeds[0]), len(tokens) - 1)
            for one, match in doubts:
                yield first, _proof("open", one, match.start, match.end - 1)


def _deeds(headline: Statement) -> list[Token]:
    """Return the noun that a headline opens with, or its verbs, where it tells them as facts."""
    tokens = tokens_of(headline.sentence)
    forms = {form for token in tokens for form in spellings(token.norm)}
    told = forms.isdisjoint(_hedges()) and not any(token.norm in _NOT_TOLD for token in tokens)
    if not told or _attributed(headline) or _matcher().find(tokens):
        return []
    quotes = headline.sentence.quotes
    return [
        token
        for at, token in enumerate(tokens)
        if ((at and _is_verb(headline, token)) or _opens(at, token))
        and not any(quote.start <= token.start < quote.end for quote in quotes)
    ]


def _attributed(headline: Statement) -> bool:
    """Say whether a headline hands on what somebody says: a town before a colon speaks not."""
    tokens = tokens_of(headline.sentence)
    at = next((at for at, token in enumerate(tokens) if token.norm == ":"), 0)
    towns = [m.span for m in headline.mentions if isinstance(m.value, Place)]
    return not all(
        token.norm in _lexicon("labels") or any(s.start <= token.start < s.end for s in towns)
        for token in tokens[:at]
    )


def _opens(at: int, token: Token) -> bool:
    return at == 0 and token.is_word and not token.definite and token.norm in _masdars()


def _is_verb(headline: Statement, token: Token) -> bool:
    """Say whether a word is a verb in the present: no name, and a word before it or none."""
    named = any(
        m.span.start <= token.start < m.span.end
        for m in headline.mentions
        if isinstance(m.value, Person | Place | Organisation)
    )
    bare = (
        token.is_word
        and token.norm not in _lexicon("sayings")
        and not token.definite
        and not token.prefix
        and not named
    )
    # "تهديدات" and "تبديد" are nouns.
    noun = token.norm.endswith("ات") or (token.norm[:1] == "ت" and token.norm[-2:-1] == "ي")
    return bare and token.norm[:1] in _PRESENT and len(token.norm) > _SHORTEST and not noun


def _told(body: Sequence[Statement], deed: Token) -> Iterator[tuple[Statement, str]]:
    """Yield the sentences that name a deed, and whether each tells it as a fact or leaves it open.

    A noun with the article tells neither.
    """
    for statement in body:
        tokens = tokens_of(statement.sentence)
        for at, token in enumerate(tokens):
            if token.is_word and _same(token, deed):
                if _in_doubt(tokens, at):
                    yield statement, "open"
                elif not token.definite:
                    yield statement, "fact"


def _same(token: Token, deed: Token) -> bool:
    letters = root(deed.stem)
    if len(letters) >= _SHORTEST and root(token.stem) == letters:
        return True
    bare = token.stem[1:] if token.stem[:1] in _STICKING else token.stem
    return bool(likeness(token.stem, deed.stem) or likeness(bare, deed.stem))


def _in_doubt(tokens: Sequence[Token], at: int) -> bool:
    future = tokens[at].norm.startswith(("سي", "ست")) and not tokens[at].definite
    clause = tokens[max(0, at - _REACH) : at]
    stop = max((i for i, t in enumerate(clause) if t.norm in _STOPS), default=-1)
    near = (*clause[stop + 1 :], *tokens[at + 1 : at + 2])
    return future or any(not _hedges().isdisjoint(spellings(token.norm)) for token in near)


def _open(statement: Statement) -> Sequence[PhraseMatch]:
    return _matcher().find(tokens_of(statement.sentence))


def _on_topic(headline: Statement, one: Statement) -> bool:
    return any(likeness(word, other) for word in headline.words for other in one.words)


def _proof(key: str, statement: Statement, start: int, end: int) -> Proof:
    tokens = tokens_of(statement.sentence)
    span = Span(statement.sentence.span.field, tokens[start].start, tokens[end].end)
    base = statement.sentence.span.start
    text = statement.sentence.text[span.start - base : span.end - base]
    return Proof(key, text, statement, span)


@cache
def _lexicon(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words(read("ar", "unsettled")[name]))


def _hedges() -> frozenset[str]:
    return _lexicon("hedges")


def _masdars() -> frozenset[str]:
    return _lexicon("masdars")


@cache
def _matcher() -> PhraseMatcher:
    blocks = {name: read("ar", "unsettled")[name] for name in ("strong", "weak", _SUSPECT)}
    return compile_phrases(blocks, "ar", where="ar/unsettled.yml")
