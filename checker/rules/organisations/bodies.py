"""Names of bodies as texts spell them: a noun and what it is of, or a listed name without one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.rules.organisations.body_lexicon import (
    adjectives,
    ending,
    everyday,
    heads,
    named,
    nations,
    no_bodies,
    ranks,
    words_of,
)
from checker.rules.organisations.full_names import PRONOUNS, bare, is_purpose
from checker.rules.reading import tokens_of
from checker.text.tokens import Token
from checker.types import Person, Place, Span, Statement

_LONGEST = 9  # words
_OPEN = {"«": "»", '"': '"', "“": "”", "(": ")"}
_NAMED = 4  # words of a name in quotation marks
_PARTS = frozenset(("شمال", "جنوب", "شرق", "غرب"))  # "حركة كذا - شمال"
_BY_NAME = frozenset(("hospital", "university", "festival"))  # "المستشفى الجامعي فلان"
_CALLED = frozenset(("hospital", "university", "festival", "authority", "association", "club"))
_SONS = frozenset(("بن", "بنت", "ابن", "عبد", "ابو", "ال"))
_BRANCHES = frozenset(("فرع", "فروع"))
_PARTING = frozenset("بكف")  # prepositions that no name goes on with
_FUTURE, _VERB = ("سي", "ست"), 4  # "لجنة ستفحص"
_DASHES = frozenset("-–")


@dataclass(frozen=True, slots=True)
class Body:
    """A name: ``kind`` of body, ``head`` its noun or "", ``words`` the rest, without countries.

    ``at`` and ``end`` are its place among the sentence's tokens; ``country`` an ISO code or "".
    """

    statement: Statement
    span: Span
    text: str
    kind: str
    head: str
    words: tuple[str, ...]
    country: str
    at: int
    end: int


def bodies(statement: Statement) -> Iterator[Body]:
    """Yield the bodies that a sentence names."""
    tokens = tokens_of(statement.sentence)
    at = 0
    while at < len(tokens):
        found = _listed(statement, tokens, at) or _headed(statement, tokens, at)
        if found:
            yield found
        at = found.end if found else at + 1


def _headed(statement: Statement, tokens: Sequence[Token], at: int) -> Body | None:
    head = tokens[at].stem
    its = tokens[at].text.endswith(PRONOUNS)  # "قواته"
    kind = heads().get(head) or (None if its else heads().get(head.removesuffix("ه")))
    if head == "دار" and tokens[at].definite:
        return None  # a town
    if tokens[at].prefix == "ل" and head in words_of("gains"):
        return None  # "لمصلحة كذا"
    ranked = kind == "force" and at and tokens[at - 1].stem in ranks()
    if kind is None or not tokens[at].is_word or ranked:
        return None
    after = tokens[at + 1].stem if at + 1 < len(tokens) else ""
    if after in _BRANCHES:
        return None  # "صندوق فرع بنك كذا": the bank is named
    if kind == "force" and heads().get(after) in {"party", "force"}:
        return None  # "قوات حركة كذا": the movement is named
    end = _end(statement, tokens, at, kind)
    told = [t for t in tokens[at + 1 : end] if t.is_word or t.is_number]
    names = {bare(t): t for t in told}
    country = next((nations()[word] for word in names if word in nations()), "")
    rest = tuple(word for word in names if word not in nations())
    called = kind == "university" or head in words_of("banks")
    if names and not rest and called and not told[0].stem.endswith(("ي", "يه")):
        rest = tuple(names)  # "جامعة الكويت" is its name
    unit = kind == "force" and tokens[at].definite and bool(told) and _is_rank(told[0])
    if not unit and not _is_name(tokens[at], told, rest):
        return None
    return _body(statement, tokens, at, end, (kind, head.removesuffix("ه"), rest, country))


def _is_name(head: Token, told: Sequence[Token], rest: Sequence[str]) -> bool:
    """Say whether words name one body: "an investigating committee" does not, nor "its board"."""
    if not rest or not words_of("news").isdisjoint(rest):
        return False
    own = [token for token in told if bare(token) in rest]
    if _is_clause(told[0]) or _generic(own[0]) or (head.stem, own[0].stem) in no_bodies():
        return False
    if not words_of("descriptive").isdisjoint(rest):
        return False
    if head.stem in words_of("of_places") and not any(token.definite for token in told):
        return False
    if any(token.definite for token in told):
        return head.definite or not _describes_loosely(told)
    if all(map(_plain, own)) or not words_of("trades").isdisjoint((own[0].norm, own[0].stem)):
        return False
    return not _describes_loosely(told)


def _is_clause(token: Token) -> bool:
    """Say whether a word is a verb that tells of what stands before it: "شبكة ابتكرها"."""
    if token.definite or token.prefix:
        return False
    return token.text.endswith((*PRONOUNS, "ت")) or (
        token.norm[0] == "ي" and len(token.norm) > _VERB
    )


def _describes_loosely(told: Sequence[Token]) -> bool:
    """Say whether an adjective or a purpose follows a noun without article: "a joint fund for"."""
    first, second = told[0], told[1] if len(told) > 1 else None
    bound = second is not None and second.definite and not second.prefix
    if first.norm.startswith("ل") and (first.prefix or bound):
        return True
    return not first.definite and not bound and _describes(first)


def _plain(token: Token) -> bool:
    return not {token.norm, token.stem}.isdisjoint(everyday())


def _generic(token: Token) -> bool:
    return not words_of("generic").isdisjoint((token.stem, bare(token)))


def _body(
    statement: Statement,
    tokens: Sequence[Token],
    at: int,
    end: int,
    told: tuple[str, str, tuple[str, ...], str],
) -> Body:
    first = tokens[at]
    clitics = 0 if first.norm.startswith("لل") else len(first.prefix)
    span = Span(statement.sentence.span.field, first.start + clitics, tokens[end - 1].end)
    base = statement.sentence.span.start
    text = statement.sentence.text[span.start - base : span.end - base]
    return Body(statement, span, text, *told, at, end)


def _listed(statement: Statement, tokens: Sequence[Token], at: int) -> Body | None:
    """Return the body whose listed name opens here, if it is no person's or place's."""
    first = {tokens[at].norm, _bare(tokens[at])}
    listed = [entry for word in sorted(first) for entry in named("named").get(word, ())]
    clubs = first & named("in_sport").keys() and tokens[at].stem not in heads()
    if clubs and _of_sport(statement):
        listed += [e for word in sorted(first) for e in named("in_sport").get(word, ())]
    for name, (kind, key) in listed:
        end = at + len(name)
        told = (_bare(tokens[at]), *(t.norm for t in tokens[at + 1 : end]))
        if told == name or tuple(t.norm for t in tokens[at:end]) == name:
            return _body(statement, tokens, at, end, (kind, "", key, ""))
    return None


def _of_sport(statement: Statement) -> bool:
    told = tokens_of(statement.sentence)
    return any(not words_of("sport").isdisjoint((t.norm, t.stem)) for t in told)


def _bare(token: Token) -> str:
    """Return a word without a preposition or conjunction, its article kept."""
    if not token.prefix:
        return token.norm
    return ("ال" if token.definite else "") + token.stem


def _is_rank(token: Token) -> bool:
    """Say whether a word or figure tells one unit from others: "اللواء 12", "الفيلق الأول"."""
    return token.is_number or (token.definite and token.stem in words_of("ordinals"))


def _end(statement: Statement, tokens: Sequence[Token], head: int, kind: str) -> int:
    """Return where the name ends whose noun stands at ``head``; some may be a person's."""
    at, closed, named = head + 1, tokens[head].definite, kind in _BY_NAME
    if at < len(tokens) and kind == "force" and _is_rank(tokens[at]):
        return at + 1
    if at < len(tokens) and kind in _CALLED and _is_namesake(tokens[at]):
        at, closed = _past_name(tokens, at + 1), True
    people = [m.span for m in statement.mentions if isinstance(m.value, Person)]
    places = [m.span for m in statement.mentions if isinstance(m.value, Place)]
    while at < min(len(tokens), head + _LONGEST):
        token = tokens[at]
        if token.text in _OPEN and at <= head + 2:
            close = _closing(tokens, at)
            return close if close and token.text != "(" else at
        if token.text in _DASHES and at + 1 < len(tokens) and tokens[at + 1].norm in _PARTS:
            return at + 2
        person = at > head + 1 and not named and _within(token, people)
        if not token.is_word or _stops(token) or person:
            break
        if is_purpose(token) and any(map(is_purpose, tokens[head + 1 : at])):
            break
        if not _PARTING.isdisjoint(token.prefix) or (token.prefix and token.stem in heads()):
            break
        if token.definite:
            if closed and not token.prefix and not _describes(token):
                break
            closed = True
        elif not (not closed and _within(token, places)) and not _goes_on(
            tokens, head, at, closed=closed and (not named or at == head + 1)
        ):
            break
        else:
            closed = _within(token, places)
        at += 1
    return at


def _is_namesake(token: Token) -> bool:
    return token.definite and not token.prefix and token.stem in words_of("namesakes")


def _past_name(tokens: Sequence[Token], at: int) -> int:
    """Return where the bare words of a person's name end: "خالد", "محمد بن راشد"."""
    end, more = at, 1
    while end < len(tokens) and more:
        token = tokens[end]
        if not token.is_word or token.definite or token.prefix or _stops(token):
            break
        more += 1 if token.norm in _SONS else -1
        end += 1
    return end


def _goes_on(tokens: Sequence[Token], head: int, at: int, *, closed: bool) -> bool:
    """Say whether a word without article belongs to the name."""
    token, after = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
    opens = after is not None and after.is_word and after.definite and not after.prefix
    if after is not None and after.norm[0] == "و" and token.norm[0] == "ل" and not opens:
        third = tokens[at + 2] if at + 2 < len(tokens) else None  # "لإغاثة وتشغيل اللاجئين"
        opens = not after.definite and third is not None and third.definite and not third.prefix
    if token.text.endswith(PRONOUNS):
        return False  # "جامعة كذا مبانيها", "بفوزه الثمين"
    if token.norm[0] in "ول" and len(token.norm) > 3 and (closed or token.prefix):
        people = token.norm.endswith("ي")  # "وممثلي العمال"
        return opens and at > head + 1 and not people  # "لحفظ التنوع", "وحماية البيئة"
    if closed or token.prefix or token.norm[0] == "و":
        return False
    if token.norm.startswith(_FUTURE) and len(token.norm) > _VERB:
        return False
    if at == head + 1 or opens:
        return True
    if token.norm[0] in "تي" and len(token.norm) >= _VERB:
        return False  # "جامعة كذا تعلن"
    return not ({token.norm, token.stem} & everyday()) and not token.norm.endswith("ا")


def _stops(token: Token) -> bool:
    deed = not token.definite and {token.norm, token.stem} & words_of("deeds")
    # "الوسط", "الأمام" are nouns, without the article they open a phrase.
    forms = {token.norm} if token.definite else {token.norm, token.stem}
    if token.definite and token.stem in words_of("ends"):
        return True
    return bool(deed) or not forms.isdisjoint(ending())


def _describes(token: Token) -> bool:
    """Say whether a word may be an adjective: of a class of them, or a participle of a woman's."""
    participle = token.stem.startswith("م") and token.stem.endswith("ه")
    return token.stem.endswith(("ي", "يه")) or participle or token.stem in adjectives()


def _within(token: Token, spans: Sequence[Span]) -> bool:
    return any(span.start <= token.start < span.end for span in spans)


def _closing(tokens: Sequence[Token], at: int) -> int:
    """Return where the quoted name ends that opens at ``at``, its mark included, or 0."""
    mark = _OPEN[tokens[at].text]
    for end in range(at + 2, min(len(tokens), at + 2 + _NAMED)):
        if tokens[end].text == mark:
            return end + 1
    return 0
