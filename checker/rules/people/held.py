"""The posts that one person is given: which uses are one post, and which shut each other out."""

from __future__ import annotations

from functools import cache

from checker.languages import read, words
from checker.rules.people.fields import general_words, two_fields
from checker.rules.titles import alike, body_of, role_facts, same_role, same_scope
from checker.text.normalise import fold
from checker.text.tokens import stems_of, tokenize
from checker.types import Entry, Post

_HEADS = frozenset({"business", "judiciary", "party", "religion", "parliament"})
_NAMED_BY_SORTS = {"sport": "club_sorts", "party": "party_sorts"}
_SHORTEST = 3  # letters of a word that names something
Held = list[tuple[Entry, Post]]


def groups(held: Held) -> list[Held]:
    """Group the uses of posts that may be one post, the fullest wording first."""
    found: list[Held] = []
    for entry, post in sorted(held, key=lambda item: -len(item[1].scope)):
        for group in found:
            if all(_may_be_one(post, other) for _, other in group):
                group.append((entry, post))
                break
        else:
            found.append([(entry, post)])
    return found


def _may_be_one(first: Post, second: Post) -> bool:
    if _short_form(first, second) or _short_form(second, first):
        return True
    if not same_role(first.role, second.role) or two_fields(first, second):
        return False
    if _of_two_parts(first, second):
        return False
    named = specific(first), specific(second)  # "شركة كذا" and "موقع كذا" are one company
    return same_scope(first, second) or (named[0] == named[1] != frozenset())


def _short_form(bare: Post, full: Post) -> bool:
    """Say whether a post is only the head of another: "المحافظ" is the governor of the bank."""
    words = stems_of(bare.label)
    return len(words) == 1 and not bare.scope and words == stems_of(full.label)[:1]


def exclude(first: Held, second: Held) -> bool:
    """Say whether nobody holds both posts at one time."""
    one, other = first[0][1], second[0][1]
    facts = role_facts()
    if one.role not in facts or other.role not in facts or initials(one) or initials(other):
        return False
    if one.country and other.country and one.country != other.country:
        return False
    left, right = facts[one.role], facts[other.role]
    if one.role == other.role and left.one_holder and left.family in _HEADS:
        # "نقيب الصيادلة" and "نقيب الأطباء": the same chair in two bodies.
        named = all(map(_named, (one, other)))
        if left.family == "party" and _first_word(one) == _first_word(other):
            return False  # "حزب كذا اليساري المعارض" and "حزب كذا اليساري الداعي إلى ..."
        return named and not same_scope(one, other)
    if right.key == left.deputy_of or left.key == right.deputy_of:
        return bool(one.scope and other.scope) and same_scope(one, other)
    if not left.exclusive or left.exclusive != right.exclusive:
        return False
    if one.role == other.role:
        # Two scopes of one role shut each other out only where both are spelled out.
        return two_bodies(one, other)
    # Without an arm of the forces, "قائد الجيش" is the chief of staff where nobody is above him.
    return not together(one.role, other.role) or all(map(specific, (one, other)))


def _named(post: Post) -> bool:
    """Say whether a post names its body, beyond what describes it: "حزب المعارضة الرئيسي"."""
    return any(not word.endswith(("ي", "يه")) for word in specific(post))


def together(one: str, other: str) -> bool:
    """Say whether the lexicon knows two offices that one person may well hold."""
    return one != other and any({one, other} <= group for group in _groups())


@cache
def _groups() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(group) for group in read("ar", "roles")["together"])


def _first_word(post: Post) -> str:
    """Return the first word of a scope that names the body, or ""."""
    spelled = post.scope.replace("@", " ").split()
    return next((word for word in spelled if word not in general_words()), "")


def two_bodies(one: Post, other: Post) -> bool:
    """Say whether two scopes of one role name two things, of which neither is a part."""
    named = specific(one), specific(other)
    apart = all(named) and not named[0] & named[1]
    return apart and (_of_two_parts(one, other) or not same_scope(one, other))


def _of_two_parts(one: Post, other: Post) -> bool:
    """Say whether two posts are alike but for what their scopes name second: another part."""
    first, second = (post.scope.split("@") for post in (one, other))
    if len(first) != 2 or len(second) != 2 or first[0] != second[0]:
        return False
    parts = [frozenset(scope[1].split()) - general_words() for scope in (first, second)]
    return all(parts) and not any(alike(left, right) for left in parts[0] for right in parts[1])


def initials(post: Post) -> bool:
    """Say whether a scope is a name's first letters, of which only some are left: "السي.آي.إيه"."""
    scope = post.scope.removeprefix("ال")
    return 0 < len(scope) < _SHORTEST and scope not in _portfolios()


def specific(post: Post) -> frozenset[str]:
    """Return the words of a scope that say which body or place is meant."""
    # "أبو كذا" is spelled in one word as well.
    scope = body_of(post.scope).replace("@", " ").replace("ابو ", "ابو")
    only_sort = _sorts(post.role)
    # "لشركة كذا": where the clitic was left on the word.
    return frozenset(
        word
        for word in scope.split()
        if word not in only_sort and word.removeprefix("ل") not in only_sort
    )


def general(post: Post) -> frozenset[str]:
    """Return the words of a post that say of what sort the body or place is."""
    spelled = {*stems_of(post.label), *post.scope.replace("@", " ").split()}
    return frozenset(spelled) & general_words()


@cache
def _portfolios() -> frozenset[str]:
    return frozenset(map(fold, words(read("ar", "titles")["portfolios"])))


@cache
def _sorts(role: str) -> frozenset[str]:
    """Return the words that name no body: clubs and parties have some as names ("القوات")."""
    fact = role_facts().get(role)
    listed = _NAMED_BY_SORTS.get(fact.family if fact else "")
    if listed is None:
        return general_words()
    return frozenset(map(fold, words(read("ar", "titles")[listed])))


def cut_short(first: Held, second: Held) -> bool:
    """Say whether the words right after one post are those of the other: "مدرب مانشستر [سيتي]"."""
    pairs = ((first, second[0][1]), (second, first[0][1]))
    # "مدير المكتب الخاص [للوزير]" tells which; "بساحل كذا" tells where, not which.
    led = ("", "ل") if same_role(first[0][1].role, second[0][1].role) else ("",)
    return any(
        _next_words(entry, led) & specific(rival) for held, rival in pairs for entry, _ in held
    )


def _next_words(entry: Entry, led: tuple[str, ...]) -> frozenset[str]:
    """Return the two words behind a post, if one of these clitics leads them."""
    sentence, span = entry.statement.sentence, entry.mention.span
    if span.field != sentence.span.field:
        return frozenset()
    rest = tokenize(sentence.text[span.end - sentence.span.start :])[:2]
    fits = bool(rest) and rest[0].prefix in led
    return frozenset(token.stem for token in rest) if fits else frozenset()


def in_one_breath(first: Held, second: Held) -> bool:
    """Say whether some sentence gives the person both posts: then both can hold."""
    sentences = [
        {(entry.statement.article, entry.statement.sentence.index) for entry, _ in held}
        for held in (first, second)
    ]
    return bool(sentences[0] & sentences[1])


def post_key(post: Post) -> str:
    """Return the key of a post: role, scope and country."""
    return "/".join((post.role, post.scope, post.country))
