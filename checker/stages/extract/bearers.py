"""Whether two titles in a row, or a title behind a noun, are one man's."""

from __future__ import annotations

from checker.stages.extract.reader import Reader
from checker.stages.extract.titles import PostPhrase, RankPhrase

Title = RankPhrase | PostPhrase
# Callings that lead a name as a rank does, behind the post.
_PROFESSIONS = frozenset(
    {"judge", "lawyer", "engineer", "professor", "physician", "member_of_parliament"}
)


def is_other_bearer(reader: Reader, title: Title, nearer: Title) -> bool:
    """Say whether a title before another is somebody else's.

    Two ranks are two men's; so are two posts of which the second has the article and no mark
    before it ("نعت الرئيس السفير فلانا"), where a further post of one man has none.
    """
    if isinstance(title, RankPhrase) and isinstance(nearer, RankPhrase):
        return title.ladder == nearer.ladder
    if isinstance(title, PostPhrase) and isinstance(nearer, PostPhrase):
        if nearer.role in _PROFESSIONS and title.end > title.first + 1:
            return False  # "رئيس المحكمة القاضي فلان"
        return title.end == nearer.first and reader.tokens[nearer.first].definite
    return False


def is_subject(reader: Reader, title: Title, nearer: Title) -> bool:
    """Say whether a post is rather the subject of a verb, and the next one its object's.

    "استقبل الوزير رئيس الوفد فلان": only a verb that takes no person makes them one man's.
    """
    posts = isinstance(title, PostPhrase) and isinstance(nearer, PostPhrase)
    lone = title.end == title.first + 1 == nearer.first and reader.tokens[title.first].definite
    bare = not reader.tokens[nearer.first].definite and not reader.tokens[nearer.first].prefix
    return posts and lone and bare and not reader.leaves_no_object(title.first - 1)


def of_kin(reader: Reader, post: PostPhrase) -> bool:
    """Say whether a noun of kin or staff stands right before a post: "ابنة الرئيس ..."."""
    before = reader.word(post.first - 1)
    return before is not None and not before.definite and before.stem in reader.grammar.kin
