"""A headline's deed, which the text below it names only to deny, exclude or refuse it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from checker.languages import read, words
from checker.rules.events import likeness
from checker.rules.reading import tokens_of
from checker.rules.sides import Proof
from checker.rules.statements import pole_lexicon as lexicon
from checker.rules.statements.parts import ALIKE, Clash
from checker.rules.statements.unreal import denials, negation, wishes
from checker.rules.statements.word_forms import root
from checker.text.normalise import fold
from checker.text.phrases import PhraseMatcher, compile_phrases, spellings
from checker.text.tokens import Token
from checker.types import Span, Statement

_TOP = 3  # sentences of the text that say whether the headline's deed took place
_SHORTEST = 3  # letters of a root that tells one deed from others
_PRESENT = frozenset("يت")
_NOT_TOLD = frozenset("؟?:")
_QUOTES = frozenset("«»\"“”'")
_DOTS = frozenset({".", "..", "...", "…"})
_STOPS = frozenset("،,؛;.:!؟?")
_ANY = frozenset({"اي", "ايه"})  # behind a negation: none
_REACH = {"denied": 24, "excluded": 3, "refused": 5, "any": 8}  # tokens behind a word of denial


def denied_deeds(statements: Sequence[Statement]) -> Iterator[Clash]:
    """Yield a headline with the sentence that denies its deed, if the text tells it nowhere.

    Nothing where the headline asks, quotes, wishes or denies itself.
    """
    headlines = [one for one in statements if one.sentence.kind == "headline"]
    body = [one for one in statements if one.sentence.kind in {"lead", "body"}]
    for headline in headlines:
        quotes = headline.sentence.quotes
        named = [mention.span for mention in headline.mentions]
        # What follows on dots is as a rule another matter: ".. all that you want to know".
        tokens = tokens_of(headline.sentence)
        end = next((at for at, token in enumerate(tokens) if token.norm in _DOTS), len(tokens))
        for deed in _deeds(tokens[:end]):
            # What is quoted, and a town or a figure, is no deed.
            if any(span.start <= deed.start < span.end for span in (*quotes, *named)):
                continue
            told = [each for one in body for each in _named(one, deed)]
            if all(start is not None for *_, start in told):
                first = Proof("announced", deed.text, headline, _span(headline, deed, deed))
                for one, at, start in told:
                    near = body.index(one) < _TOP and likeness(headline, one) >= ALIKE
                    if start is not None and (near or _none_made(headline, deed, body[0], one, at)):
                        yield first, _proof(one, start, at)


def _deeds(tokens: Sequence[Token]) -> list[Token]:
    """Return the noun that a headline opens with and its verbs in the present."""
    forms = {form for token in tokens for form in spellings(token.norm)}
    plain = forms.isdisjoint(wishes() | denials() | negation() | _doubts())
    if not plain or _denying().find(tokens) or any(token.norm in _NOT_TOLD for token in tokens):
        return []
    told = (t for at, t in enumerate(tokens) if at and _is_present(t) and _behind(tokens[:at]))
    found = [*tokens[:1], *told]
    return [token for token in found if token.is_word and len(root(token.stem)) >= _SHORTEST]


def _behind(before: Sequence[Token]) -> bool:
    """Say whether a verb stands behind some tokens: behind "file of" its like is a noun."""
    last = next((token for token in reversed(before) if token.norm not in _QUOTES), None)
    return last is not None and last.definite


def _is_present(token: Token) -> bool:
    bare = not token.definite and not token.prefix.strip("وف")
    return bare and token.norm[:1] in _PRESENT and len(token.norm) > _SHORTEST


def _named(statement: Statement, deed: Token) -> list[tuple[Statement, int, int | None]]:
    """Return where a sentence names a deed, by its verb or its noun, and where its denial begins.

    Of a sentence that says that there was none of it, nothing else.
    """
    tokens = tokens_of(statement.sentence)
    found = [
        (statement, at, _denied_from(tokens, at))
        for at, token in enumerate(tokens)
        if token.is_word and root(token.stem) == root(deed.stem)
    ]
    none = [each for each in found if _is_any(tokens, each[1]) and each[2] is not None]
    return none or found


def _denied_from(tokens: Sequence[Token], at: int) -> int | None:
    """Return where the denial of what stands at a token begins, None where it is told."""
    verb = _is_present(tokens[at])
    if at and verb and not lexicon.undone().isdisjoint(spellings(tokens[at - 1].norm)):
        past = at > 1 and tokens[at - 2].norm in lexicon.relative()  # "which never fell": before
        return None if past else at - 1
    if _is_any(tokens, at):
        for back in range(at - 1, max(-1, at - _REACH["any"]), -1):
            if tokens[back].norm in _STOPS:
                break
            if not lexicon.verbal().isdisjoint(spellings(tokens[back].norm)):
                return back  # "the two sides signed no agreement"
    for match in _denying().find(tokens[:at]):
        between = tokens[match.end : at]
        near = len(between) < _REACH[match.label]
        if near and not any(token.norm in _STOPS for token in between):
            return match.start
    return None


def _is_any(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and not _ANY.isdisjoint(spellings(tokens[at - 1].norm))


def _none_made(headline: Statement, deed: Token, lead: Statement, told: Statement, at: int) -> bool:
    """Say whether a text says that no act was made of the sort that the headline opens with.

    Such an act is one: the agreement of two visitors, the decision of a council.
    """
    if deed != tokens_of(headline.sentence)[0] or deed.stem not in _acts():
        return False
    topic = {*headline.words} & {*lead.words, *told.words}
    return _is_any(tokens_of(told.sentence), at) and len(topic) > 1


def _span(statement: Statement, first: Token, last: Token) -> Span:
    return Span(statement.sentence.span.field, first.start, last.end)


def _proof(statement: Statement, start: int, end: int) -> Proof:
    tokens = tokens_of(statement.sentence)
    span = _span(statement, tokens[start], tokens[end])
    base = statement.sentence.span.start
    text = statement.sentence.text[span.start - base : span.end - base]
    return Proof("denied", text, statement, span)


@cache
def _denying() -> PhraseMatcher:
    return compile_phrases(read("ar", "oppositions")["headline"]["denying"], "ar")


@cache
def _acts() -> frozenset[str]:
    """Return the nouns of acts that are made once: an agreement, a decision."""
    return frozenset(map(fold, words(read("ar", "oppositions")["headline"]["acts"])))


@cache
def _doubts() -> frozenset[str]:
    """Return the words of headlines that hand on what others say."""
    return frozenset(words(read("ar", "oppositions")["headline"]["doubts"]))
