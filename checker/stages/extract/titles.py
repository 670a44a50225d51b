"""Read posts: a role of the lexicon with its complement, over what it is and of which country."""

from __future__ import annotations

from dataclasses import dataclass, replace

from checker.stages.extract.complements import ADJECTIVE_ROLES, Complement, extend, scope_of
from checker.stages.extract.lexicon import RoleEntry, stems
from checker.stages.extract.names import name_end
from checker.stages.extract.ranks import RankPhrase, read_rank
from checker.stages.extract.reader import Reader
from checker.text.gazetteer import Match
from checker.types import PostStatus

__all__ = ["PostPhrase", "RankPhrase", "read_post", "read_rank", "resume_post"]

# Families of roles of which a fuller form names another body, not the same post.
_BY_FORM = frozenset({"business", "party", "descriptor"})
# Families of posts that a country has, and no town.
_NATIONAL = frozenset({"government", "royal", "military", "parliament"})
# Posts of those who are sent to somewhere.
_SENT = frozenset({"envoy", "special_representative", "ambassador", "consul", "mission_head"})
_ADJECTIVE = 5  # letters of the shortest adjective that is told by its ending


@dataclass(frozen=True, slots=True)
class PostPhrase:
    """A post in tokens ``[first, end)``."""

    first: int
    end: int
    role: str
    family: str
    scope: str
    country: str
    status: PostStatus
    plural: bool


def read_post(reader: Reader, first: int) -> PostPhrase | None:
    """Return the post that opens at ``first`` with its whole complement, or None."""
    match = reader.roles.get(first)
    if match is None or _says_which(reader, match):
        return None
    end = _with_adjective(reader, match)
    definite = reader.tokens[end - 1].definite or _has_pronoun(reader, first, end)
    local = match.entry.family not in _NATIONAL
    state = Complement(end, closed=definite, full=definite and end > first + 1, local=local)
    state.head = _spelled_out(match, reader)
    while state.end < len(reader) and extend(reader, state):
        pass
    _extend_abroad(reader, match.entry.key, state)
    role, scope = _in_full(reader, match, scope_of(reader, state))
    return PostPhrase(
        first,
        state.end,
        role.key,
        role.family,
        scope,
        state.country,
        state.status,
        match.entry.plural,
    )


def _has_pronoun(reader: Reader, first: int, end: int) -> bool:
    """Say whether "its" closes a head already: "مدربه فلان", which folding makes a "مدربة"."""
    return end == first + 1 and reader.tokens[first].text.endswith("ه")


def _says_which(reader: Reader, match: Match[RoleEntry]) -> bool:
    """Say whether the word of a role is the adjective of a body: "الحزب الحاكم"."""
    before, word = reader.word(match.first - 1), reader.tokens[match.first]
    if match.entry.key not in ADJECTIVE_ROLES and name_end(reader, match.end, "title") > match.end:
        return False  # "رئيس المحكمة القاضي فلان"
    if before is None or match.end > match.first + 1 or word.prefix or not word.definite:
        return False
    return before.definite and before.stem in reader.lexicon.organisation_heads


def _extend_abroad(reader: Reader, role: str, state: Complement) -> None:
    """Take "إلى اليمن" of "المبعوث الأممي إلى اليمن": whither only such a post sends somebody."""
    token, place = reader.word(state.end), reader.places.get(state.end + 1)
    if token is None or token.norm != "الي" or place is None or role not in _SENT:
        return
    state.country = state.country or place.entry.country
    if place.entry.kind != "country":
        state.add(place.entry.key, inner=True)
    state.end = place.end


def _in_full(reader: Reader, match: Match[RoleEntry], scope: str) -> tuple[RoleEntry, str]:
    """Return the role that a head and its scope spell together, though a country parts them.

    "محافظ بنك تونس المركزي" holds the post of "محافظ البنك المركزي".
    """
    head = tuple(token.stem for token in reader.tokens[match.first : match.end])
    fuller = reader.lexicon.roles.spelled((*head, *scope.split())) if scope else None
    if fuller is not None and fuller.plural == match.entry.plural:
        return fuller, ""
    # "رئيس ميناء كذا التنفيذي" is its "رئيس تنفيذي".
    words = scope.replace("@", " ").split()
    if len(head) == 1 and len(words) > 1 and words[-1] in reader.grammar.head_adjectives:
        fuller = reader.lexicon.roles.spelled((*head, words[-1]))
        if fuller is not None and fuller.plural == match.entry.plural:
            return fuller, " ".join(words[:-1])
    return match.entry, scope


def _with_adjective(reader: Reader, match: Match[RoleEntry]) -> int:
    """Return the end of a head with an adjective of any sort: "المدير الولائي للحماية المدنية".

    Only what it is over, with "ل", tells that the word is one.
    """
    head, adjective, after = (reader.word(match.end + offset) for offset in (-1, 0, 1))
    if head is None or adjective is None or after is None or after.norm[0] != "ل":
        return match.end
    names = reader.lexicon.names
    fits = head.definite and adjective.definite and not adjective.prefix
    fits = fits and match.end == match.first + 1
    if not fits or not adjective.stem.endswith(("ي", "يه")) or len(adjective.stem) < _ADJECTIVE:
        return match.end
    known = adjective.stem in names.given or adjective.stem in names.surnames
    return match.end if known or reader.nisba(match.end) else match.end + 1


def _spelled_out(match: Match[RoleEntry], reader: Reader) -> list[str]:
    """Return the words by which a form of a civil role is fuller than its label.

    "نقيب أطباء" is a "نقيب" like "نقيب محامين", over something else.
    """
    entry = match.entry
    if entry.family not in _BY_FORM:
        return []
    spelled = [token.stem for token in reader.tokens[match.first : match.end]]
    label = list(stems(entry.label))
    return spelled[len(label) :] if spelled[: len(label)] == label else []


def resume_post(reader: Reader, post: PostPhrase, index: int) -> PostPhrase:
    """Return the post with the complement that goes on at ``index``, after an intruding rank."""
    closed = reader.tokens[post.end - 1].definite
    state = Complement(index, closed=closed, country=post.country, status=post.status)
    while state.end < len(reader) and extend(reader, state):
        pass
    if state.end == index:
        return post
    return replace(post, end=state.end, scope=scope_of(reader, state), country=state.country)
