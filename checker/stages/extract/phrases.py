"""Cut a sentence into title and name phrases, and tell which title belongs to which name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import compress, count

from checker.stages.extract.frames import no_subject, speaks_on
from checker.stages.extract.names import (
    Licence,
    apposed,
    given_and_definite,
    name_end,
    two_unknown,
)
from checker.stages.extract.reader import Reader
from checker.stages.extract.slots import slot_names
from checker.stages.extract.titles import (
    PostPhrase,
    RankPhrase,
    read_post,
    read_rank,
    resume_post,
)


@dataclass(frozen=True, slots=True)
class NamePhrase:
    """A name in tokens ``[first, end)``; ``words`` as they are spelled, clitics off, folded."""

    first: int
    end: int
    words: tuple[str, ...]


Title = RankPhrase | PostPhrase
Phrase = Title | NamePhrase


@dataclass(frozen=True, slots=True)
class Named:
    """A name with the titles that the sentence gives it."""

    name: NamePhrase
    titles: tuple[Title, ...]


def scan(reader: Reader) -> list[Phrase]:
    """Return the phrases of a sentence, left to right, not overlapping."""
    phrases: list[Phrase] = []
    openers = _openers(reader)
    index = 0
    while index < len(reader.tokens):
        near = bool(phrases) and index <= phrases[-1].end + 1
        opens = index in openers
        led = not (near or opens) and index - 1 in reader.countries and _of_country(reader, index)
        if not (near or led or opens):
            index += 1
            continue
        licence = "title" if led else _licence(reader, phrases, index)
        found = _garbled(reader, phrases, index) or _phrase_at(reader, index, licence)
        if found is None:
            index += 1
            continue
        phrases.append(found)
        index = max(found.end, index + 1)
    return _with_slot_names(reader, _with_unknown_names(reader, phrases))


def _with_slot_names(reader: Reader, phrases: list[Phrase]) -> list[Phrase]:
    """Add names of two unknown words that nothing but their place gives away."""
    taken = [(phrase.first, phrase.end) for phrase in phrases]
    names = [_name(reader, first, end) for first, end in slot_names(reader, taken)]
    return sorted((*phrases, *names), key=lambda phrase: phrase.first)


def _of_country(reader: Reader, index: int) -> bool:
    """Say whether two unknown names follow whence their bearer is: "الكازاخستاني كذا كذا"."""
    nisba = reader.nisba(index - 1)
    led = nisba is not None and reader.tokens[index - 1].definite
    return led and two_unknown(reader, index + 2) == index


def _with_unknown_names(reader: Reader, phrases: list[Phrase]) -> list[Phrase]:
    """Add names of two unknown words that a comma and a post follow: "كذا كذا، المدير العام"."""
    found: list[Phrase] = []
    for phrase in phrases:
        comma = phrase.first - 1
        if comma > 0 and reader.tokens[comma].norm in reader.grammar.apposition:
            comma -= 1
        if (
            isinstance(phrase, PostPhrase)
            and comma > 1
            and reader.tokens[comma].text in {"،", ","}
            and not reader.tokens[phrase.first].prefix
        ):
            if (pair := given_and_definite(reader, comma)) < comma:
                # "فلانة القاضي، المتحدثة باسم": a family name may be any word.
                while found and found[-1].end > pair:
                    found.pop()
                found.append(_name(reader, pair, comma))
            whole = found and isinstance(found[-1], NamePhrase) and found[-1].end == comma
            last = found[-1] if found else None
            if not whole and isinstance(last, NamePhrase) and comma - last.end <= 2:
                found.pop()  # the name was broken off: "خوسيه لويس [باريرا]"
            first = comma if whole else apposed(reader, found[-1].end if found else 0, comma)
            if first < comma:
                found.append(_name(reader, first, comma))
            elif not whole and isinstance(last, NamePhrase) and (not found or found[-1] != last):
                found.append(last)
        found.append(phrase)
    return found


def _openers(reader: Reader) -> set[int]:
    """Return the tokens that may open a phrase with none right before them."""
    names = reader.lexicon.names
    openers = {*reader.ranks, *reader.qualifiers, *reader.roles}
    openers.update(compress(count(), map(names.given.__contains__, reader.stems)))
    norms = [token.norm for token in reader.tokens]
    openers.update(compress(count(), map(names.start.__contains__, norms)))
    return openers


def _phrase_at(reader: Reader, index: int, licence: Licence) -> Phrase | None:
    token = reader.word(index)
    if token is None:
        return None
    follower = reader.word(index + 1)
    son_of = follower is not None and follower.norm in reader.lexicon.names.inner
    given = token.stem in reader.lexicon.names.given
    if licence != "none" and given and (son_of or not token.definite):
        end = name_end(reader, index, licence)
        if end > index:
            return _name(reader, index, end)
    rank = read_rank(reader, index)
    post = read_post(reader, index)
    if rank and post:
        named = name_end(reader, rank.end, "title") > rank.end
        return rank if named and post.end <= rank.end + 1 else post
    if rank and (_rank_counts(reader, rank) or post is None):
        return rank if _rank_counts(reader, rank) else None
    if post:
        return post
    end = name_end(reader, index, licence)
    return _name(reader, index, end) if end > index else None


def _rank_counts(reader: Reader, rank: RankPhrase) -> bool:
    """Say whether a rank word that is an everyday word too is meant as a rank here."""
    if rank.end > rank.first + 1 and rank.first in reader.ranks:
        return True
    if rank.first > 0 and reader.tokens[rank.first - 1].norm in reader.grammar.rank_nouns:
        return True
    after = rank.end
    while after < len(reader) and reader.tokens[after].text in reader.grammar.joints:
        after += 1
    token = reader.word(after)
    if token is None:
        return False
    ambiguous = reader.tokens[rank.first].stem in reader.grammar.ambiguous_ranks
    return (
        name_end(reader, after, "rank" if ambiguous else "title") > after
        or after in reader.ranks
        or (ambiguous and token.definite is False and token.stem in reader.lexicon.names.surnames)
    )


def _licence(reader: Reader, phrases: Sequence[Phrase], index: int) -> Licence:
    """Return what the words before ``index`` allow to be read as a name there."""
    if not phrases or isinstance(phrases[-1], NamePhrase):
        return "none"
    title = phrases[-1]
    gap = reader.tokens[title.end : index]
    if any(token.text not in reader.grammar.joints for token in gap) or len(gap) > 1:
        return "none"
    if isinstance(title, RankPhrase):
        word = reader.tokens[title.first]
        alone = title.end == title.first + 1
        everyday = alone and word.stem in reader.grammar.ambiguous_ranks
        return "rank" if everyday else "title"
    if title.plural or title.family == "descriptor" or (gap and gap[0].text != "/"):
        return "rank"
    return "title" if title.scope or title.country or not gap else "rank"


def _garbled(reader: Reader, phrases: list[Phrase], index: int) -> Phrase | None:
    """Read on a post that a rank has broken, and a rank whose qualifier strayed to the name."""
    post = phrases[-1] if phrases else None
    military = isinstance(post, PostPhrase) and post.family == "military"
    if isinstance(post, PostPhrase) and military and post.end == index and not post.scope:
        rank = read_rank(reader, index)
        token = reader.word(rank.end) if rank else None
        if rank and token and _goes_on(reader, post, rank):
            resumed = resume_post(reader, post, rank.end)
            if resumed.end > rank.end:
                phrases[-1] = resumed
                return replace(rank, end=resumed.end)
    return _stray_qualifier(reader, phrases, index)


def _goes_on(reader: Reader, post: PostPhrase, rank: RankPhrase) -> bool:
    """Say whether a post that a rank has broken off is taken up again after it."""
    token = reader.tokens[rank.end]
    if rank.ladder != "military" or name_end(reader, rank.end, "title") > rank.end:
        return False
    if reader.tokens[post.end - 1].definite:
        return token.prefix == "ل" and token.definite
    # A head without article needs its complement at once: "رئيس أركان [الفريق] حرب القوات".
    return not token.prefix and not reader.is_function(rank.end)


def _stray_qualifier(reader: Reader, phrases: list[Phrase], index: int) -> Phrase | None:
    qualifier = reader.qualifiers.get(index)
    if qualifier is None or not phrases or not isinstance(phrases[-1], RankPhrase):
        return None
    rank = phrases[-1]
    gap = reader.tokens[rank.end : index]
    joined = all(token.text in reader.grammar.joints for token in gap) and len(gap) <= 1
    if not joined or name_end(reader, qualifier.end, "title") == qualifier.end:
        return None
    phrases.pop()
    return replace(rank, end=qualifier.end, qualifiers=(*rank.qualifiers, qualifier.entry.key))


def _name(reader: Reader, first: int, end: int) -> NamePhrase:
    spelled: list[str] = []
    for token in reader.tokens[first:end]:
        word = ("ال" if token.definite else "") + token.stem
        if word.startswith("عبدال") and len(word) > 6:
            spelled += ["عبد", word[3:]]
        else:
            spelled.append(word)
    return NamePhrase(first, end, tuple(spelled))


def link(reader: Reader, phrases: Sequence[Phrase]) -> tuple[Named, ...]:
    """Return each name with the titles before it and the posts in apposition after it."""
    named = []
    taken: set[int] = set()
    for position, phrase in enumerate(phrases):
        if isinstance(phrase, NamePhrase):
            before = _titles_before(reader, phrases, position, taken)
            has_post = any(isinstance(title, PostPhrase) for title in before)
            first = before[0].first if before else phrase.first
            sure = reader.leaves_no_object(first - 1)
            after = _posts_after(reader, phrases, position, has_post=has_post, sure=sure)
            taken.update(post.first for post in after)
            named.append(Named(phrase, (*before, *after)))
    return tuple(named)


def _joined(reader: Reader, start: int, end: int) -> bool:
    """Say whether at most one mark stands between two phrases."""
    gap = reader.tokens[start:end] if start <= end else ()
    return len(gap) <= 1 and all(token.text in reader.grammar.joints for token in gap)


def _titles_before(
    reader: Reader, phrases: Sequence[Phrase], position: int, taken: set[int]
) -> list[Title]:
    titles: list[Title] = []
    start = phrases[position].first
    if reader.tokens[start].prefix:
        return titles  # "ما قاله الوزير لفلان"
    for phrase in reversed(phrases[:position]):
        if isinstance(phrase, NamePhrase):
            break
        if not _joined(reader, phrase.end, start) and not speaks_on(reader, phrase, start):
            break
        if isinstance(phrase, PostPhrase) and (phrase.plural or phrase.first in taken):
            break
        if isinstance(phrase, PostPhrase) and _of_kin(reader, phrase):
            break
        if titles and _is_other_bearer(reader, phrase, titles[-1]):
            break
        if titles and _is_subject(reader, phrase, titles[-1]):
            break
        if phrase.end < start and _lone_object(reader, phrases[position]):
            break
        titles.append(phrase)
        start = phrase.first
        # "و" opens another conjunct: what stands before it belongs to somebody else.
        if reader.tokens[phrase.first].prefix.startswith("و"):
            break
    return titles[::-1]


def _is_other_bearer(reader: Reader, title: Title, nearer: Title) -> bool:
    """Say whether a title before another is somebody else's.

    Two ranks are two men's; so are two posts of which the second has the article and no mark
    before it ("نعت الرئيس السفير فلانا"), where a further post of one man has none.
    """
    if isinstance(title, RankPhrase) and isinstance(nearer, RankPhrase):
        return title.ladder == nearer.ladder
    if isinstance(title, PostPhrase) and isinstance(nearer, PostPhrase):
        return title.end == nearer.first and reader.tokens[nearer.first].definite
    return False


def _is_subject(reader: Reader, title: Title, nearer: Title) -> bool:
    """Say whether a post is rather the subject of a verb, and the next one its object's.

    "استقبل الوزير رئيس الوفد فلان": only a verb that takes no person makes them one man's.
    """
    posts = isinstance(title, PostPhrase) and isinstance(nearer, PostPhrase)
    lone = title.end == title.first + 1 == nearer.first and reader.tokens[title.first].definite
    bare = not reader.tokens[nearer.first].definite and not reader.tokens[nearer.first].prefix
    return posts and lone and bare and not reader.leaves_no_object(title.first - 1)


def _lone_object(reader: Reader, name: Phrase) -> bool:
    """Say whether one word after a comma is rather the object: "يعتبر الرئيس، فلانا الجسر"."""
    after = reader.tokens[name.end : name.end + 1]
    closed = bool(after) and after[0].text in reader.grammar.joints
    return isinstance(name, NamePhrase) and len(name.words) == 1 and not closed


def _of_kin(reader: Reader, post: PostPhrase) -> bool:
    """Say whether a noun of kin or staff stands right before a post: "ابنة الرئيس ..."."""
    before = reader.word(post.first - 1)
    return before is not None and not before.definite and before.stem in reader.grammar.kin


def _posts_after(
    reader: Reader, phrases: Sequence[Phrase], position: int, *, has_post: bool, sure: bool
) -> list[Title]:
    posts: list[Title] = []
    end = _skip_opening(reader, phrases[position].end)
    # Without a mark the post may be the object: "دعت فلانة رئيس البلاد إلى ..."; only a verb or a
    # preposition that leaves no room for one (``sure``) rules that out.
    if end == phrases[position].end and not sure and not no_subject(reader, phrases[position]):
        return posts
    if _enclosed(reader, phrases[position]):
        return posts
    for offset, phrase in enumerate(phrases[position + 1 :], position + 1):
        if not isinstance(phrase, PostPhrase) or phrase.plural or phrase.first > end:
            break
        prefix = reader.tokens[phrase.first].prefix
        # "و" joins a second post; any other clitic makes it the object of something else.
        if prefix and (prefix != "و" or not posts):
            break
        if offset + 1 < len(phrases) and _owns(
            reader, phrase, phrases[offset + 1], has_post=has_post
        ):
            break
        posts.append(phrase)
        end = phrase.end
    return posts


def _enclosed(reader: Reader, name: Phrase) -> bool:
    """Say whether a name is an apposition itself: "عانق الوزير، فلان، الرئيس الزائر"."""
    before, after = name.first - 1, name.end
    marks = {reader.tokens[i].text for i in (before, after) if 0 <= i < len(reader)}
    return before >= 0 and after < len(reader) and marks <= {"،", ","}


def _owns(reader: Reader, post: PostPhrase, follower: Phrase, *, has_post: bool) -> bool:
    """Say whether a post belongs to what follows it and not to the name before it.

    "يلتقي الوزير فلان، الرئيس الروسي، فلانا": who has a post already is not given another. And
    "هاجم فلان، وزير الخارجية، فلانا، بعد": a name between marks explains the post before it.
    """
    if isinstance(follower, PostPhrase):
        return False
    if any(index in reader.roles for index in range(post.first + 1, post.end)):
        return False  # "فلان، الناطق باسم الرئيس، فلان": the second is the president
    if follower.first == post.end:
        return True
    if not isinstance(follower, NamePhrase) or not _joined(reader, post.end, follower.first):
        return False
    closed = reader.tokens[follower.end : follower.end + 1]
    between = bool(closed) and closed[0].text in reader.grammar.joints
    return has_post or (between and not reader.tokens[follower.first].prefix)


def _skip_opening(reader: Reader, index: int) -> int:
    """Step over what may part a name from its apposition: a bracket, a comma, "وهو"."""
    tokens = reader.tokens
    if index + 1 < len(tokens) and tokens[index].text == "(" and index + 1 in reader.roles:
        return index + 1  # "السفير فلان (رئيس اللجنة)"
    if index < len(tokens) and tokens[index].text == "(":
        for close in range(index + 1, min(index + 6, len(tokens))):
            if tokens[close].text == ")":
                index = close + 1
                break
    if index < len(tokens) and tokens[index].text in {"،", ",", "-", "–"}:
        index += 1
    if index < len(tokens) and tokens[index].norm in reader.grammar.apposition:
        index += 1
    return index
