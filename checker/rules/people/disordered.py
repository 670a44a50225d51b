"""Titles in an order that no construct of Arabic has: "الهيئة مدير الوطنية لكذا".

A head of an office without article rules the word behind it. Behind what it is the head of, it
leaves an adjective without its noun, another head, or a verb that has two subjects.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from checker.languages import read, words
from checker.rules.reading import tokens_of
from checker.text.normalise import fold
from checker.text.phrases import spellings
from checker.text.tokens import Token
from checker.types import Person, Place, Span, Statement

_GENERAL = frozenset(("عام", "عامه"))
_FOR = "ل"
_SHORTEST = 5  # letters of an adjective in "ية"


def disordered(statement: Statement) -> Iterator[Span]:
    """Yield the spans of titles whose words stand in an impossible order."""
    tokens, field = tokens_of(statement.sentence), statement.sentence.span.field
    people = [m.span for m in statement.mentions if isinstance(m.value, Person)]
    named = [m.span for m in statement.mentions if isinstance(m.value, Person | Place)]
    for at in range(len(tokens) - 2):
        found = tokens[at : at + 3]
        if not found[0].is_word or any(s.start <= found[0].start < s.end for s in people):
            continue
        broken = _ruled(found) or _two_heads(found) or _told(tokens, at)
        broken = broken or _adjective_leads(tokens, at) or _body_ruled(found)
        broken = broken or _told_of_nobody(tokens, at)
        if broken and not any(s.start <= found[-1].start < s.end for s in named):
            yield Span(field, found[0].start, found[-1].end)


def _ruled(found: Sequence[Token]) -> bool:
    """Say whether a head behind a definite noun rules an adjective, or nothing at all.

    "الهيئة رئيس الوطنية", "الفوج قائد لحماية المطار".
    """
    what, head, after = found
    if not what.definite or not _is_head(head):
        return False
    if after.prefix == _FOR or (after.norm[0] == _FOR and after.norm[1:] in _bodies()):
        # "انتخب المجلس رئيسة للوزراء" is none; a man's office would be "رئيسا" there.
        return _is_body(what) and not head.norm.endswith("ه")
    if not after.definite or after.prefix:
        return False
    return _is_adjective(after) and after.stem.endswith("ه")


def _two_heads(found: Sequence[Token]) -> bool:
    """Say whether a head stands before a lower one, or behind its own adjective.

    "المصرف محافظ نائب لشؤون الرقابة", "الشركة عام مدير المصنع".
    """
    what, first, second = found
    if not what.definite or first.prefix or second.prefix or not _is_head(second):
        return False
    if first.norm in _GENERAL:
        return True
    return _is_head(first) and second.norm in _garbled("below") and first.norm not in _below()


def _told(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a verb of speech has a thing for its subject, and its head behind that.

    "قال المستشفى مدير الجامعي", "وأفاد غرفة رئيس التجارة": such a verb rules no person.
    """
    what, before = tokens[at], tokens[at - 1] if at else None
    if before is None or what.prefix or not _is_body(what) or not _is_head(tokens[at + 1]):
        return False
    said = [form for form in spellings(before.norm) if form.removesuffix("ت") in _garbled("tells")]
    # "قال مكتب رئيس الوزراء" is well formed; with a noun of the other gender it is not.
    agrees = any(form.endswith("ت") for form in said) == what.norm.endswith("ه")
    return bool(said) and (what.definite or (what.norm.endswith("ه") and not agrees))


def _body_ruled(found: Sequence[Token]) -> bool:
    """Say whether a body rules its own head, behind what it is for: "الإيرادات هيئة مفوض"."""
    what, body, head = found
    if not what.definite or what.prefix or what.stem in _garbled("offices") or not _is_head(head):
        return False
    return not body.definite and not body.prefix and body.norm in _heads_of_bodies()


def _told_of_nobody(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a verb of speech rules an adjective or a thing, and an office stands amid those.

    "وبين الجوية رئيس الأرصاد قسم", "قال الجنائي المختبر مدير المركزي".
    """
    before, found = tokens[at - 1] if at else None, tokens[at : at + 4]
    if before is None or len(found) < 4 or not _tells(before) or not found[0].definite:
        return False
    what, second, third, last = found
    if what.prefix or what.stem in _garbled("offices"):
        return False
    if _is_head(second) and third.definite and not third.prefix:
        body = not last.definite and not last.prefix and last.norm in _heads_of_bodies()
        return body and what.norm.endswith("ه") != second.norm.endswith("ه")
    adjective = last.definite and not last.prefix and last.stem.endswith(("ي", "يه"))
    return (
        _is_body(second)
        and second.definite
        and not second.prefix
        and (_is_head(third) and adjective)
    )


def _tells(token: Token) -> bool:
    forms = (form.removesuffix("ت") for form in spellings(token.norm))
    return any(form in _garbled("tells") | _garbled("tells_too") for form in forms)


@cache
def _heads_of_bodies() -> frozenset[str]:
    """Return the nouns that open names of bodies: no proper name, no plural, no verb is one."""
    heads = read("ar", "organisations")["heads"]
    found = frozenset(fold(name) for names in heads.values() for name in names)
    return found | {fold("دائرة"), fold("مصلحة"), fold("قسم"), fold("وحدة"), fold("شعبة")}


def _adjective_leads(tokens: Sequence[Token], at: int) -> bool:
    """Say whether the adjective of a post stands before it: "العام المدير مساعد كذا"."""
    adjective, post = tokens[at], tokens[at + 1]
    if not adjective.definite or adjective.prefix or adjective.stem not in _garbled("of_posts"):
        return False
    if not post.definite or post.prefix or post.stem not in _garbled("offices"):
        return False
    before = tokens[at - 1] if at else None
    dated = before is not None and before.norm in _garbled("before_years")
    return not dated and (before is None or not before.definite or before.prefix == _FOR)


def _is_head(token: Token) -> bool:
    return token.is_word and not token.definite and token.norm in _garbled("offices")


def _below() -> frozenset[str]:
    return _garbled("below")


def _is_body(token: Token) -> bool:
    """Say whether a noun is a body or what one is over: a region, a matter, an office."""
    return token.stem in _bodies()


def _is_adjective(token: Token) -> bool:
    """Say whether a definite word in "ية" is an adjective, which no head can rule."""
    if not token.stem.endswith("يه") or len(token.stem) < _SHORTEST:
        return False
    return token.stem not in _garbled("nouns") and token.stem not in _bodies()


@cache
def _bodies() -> frozenset[str]:
    heads = read("ar", "organisations")["heads"]
    names = frozenset(fold(name) for found in heads.values() for name in found)
    matters = frozenset(fold(word) for word in words(read("ar", "titles")["portfolios"]))
    general = frozenset(fold(word) for word in words(read("ar", "titles")["general_scopes"]))
    return names | matters | general | _garbled("realms")


@cache
def _garbled(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words(read("ar", "titles")["garbled"][name]))
