"""Two holders of one post: of a post that its wording makes unique, or of the post in one story.

A report leaves out what its readers know: "the governor of the central bank" is that of the country
the story is about. Inside a story two such posts are one, unless an article knows both holders.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from operator import itemgetter

from checker.rules.asked import is_asked, stories_asked
from checker.rules.events import locations
from checker.rules.ground import at_once, names_in_common, words_in_common
from checker.rules.people.bodies import may_be_over, one_body, over
from checker.rules.people.held import general, post_key, specific
from checker.rules.people.implied import implied
from checker.rules.people.seats import seat
from checker.rules.people.spellings import opens_name
from checker.rules.people.uses import Use, led_by, of_another, uses_by_post
from checker.rules.sides import beside_name, same_story
from checker.rules.titles import alike, posts, role_facts, same_role
from checker.text.normalise import fold
from checker.text.tokens import tokenize
from checker.types import Corpus, Person, Post

# Heads of whom a story has one, whatever is said of what they head.
_OF_A_COUNTRY = frozenset({"government", "military", "judiciary", "royal", "parliament"})
# Offices of which a country has many: what they are over must be told, and the same.
_MANY = frozenset(
    {
        *("minister", "commander", "unit_commander", "guard_commander", "governor", "wali"),
        *("mayor", "delegate_tn", "agency_head", "council_head", "security_director"),
        *("secretary_general_government", "bloc_leader"),
    }
)
# Families of posts of bodies that a country has many of, and those that a body has many of.
_OF_BODIES = frozenset({"business", "religion", "sport", "media", "judiciary"})
_INSIDE = frozenset({"department_head", "chief_officer", "coach", "director"})
# Posts that a body has one of though a wording may name several: in one story it is one.
_SPEAKING = frozenset({"secretary", "bishop"})
# Heads of whom a story tells of one, however little is said of what they head.
_SOLE = frozenset({"ceo", "board_chairman", "managing_director", "financial_director", "mufti"})
_OF_HEAD = frozenset({"اداره", "مجلس"})  # words of such a head that name no sort of body
_ABROAD = frozenset({"ambassador", "permanent_representative", "envoy", "consul"})
_OF_A_PLACE = frozenset({"governor", "wali", "mayor", "ruler", "police_chief"})
_OF_MEMBERS = frozenset({"party"})
_MUCH = 0.2  # share of common words from which two reports tell of one place
_SOME = 0.15  # the same where both name the body
_LOOSE = frozenset({"leader", "special_representative"})


def rivals(corpus: Corpus) -> Iterator[tuple[str, list[Use], list[Use]]]:
    """Yield the uses of one post by two holders: of a post made unique, then of a story's."""
    for key, uses in sorted(uses_by_post(corpus).items()):
        holders: dict[str, list[Use]] = {}
        for use in uses:
            holders.setdefault(use[0].id, []).append(use)
        for (_, one), (_, other) in combinations(sorted(holders.items(), key=itemgetter(0)), 2):
            yield key, one, other
    for where, one, other in (*_of_stories(corpus), *_of_days(corpus)):
        post = max((use[2] for use in (*one, *other)), key=lambda post: len(post.scope))
        yield f"{where}/{post_key(post)}", one, other


def _of_stories(corpus: Corpus) -> Iterator[tuple[str, list[Use], list[Use]]]:
    """Yield a story's key and the uses of a post that its articles give to two persons."""
    uses = _by_article(corpus)
    for story in stories_asked(corpus):
        for one, other in combinations(story.articles, 2):
            for first in _sole(uses.get(one, [])):
                for second in _sole(uses.get(other, [])):
                    if _know(corpus, first, second):
                        continue
                    if not _of_one_body(corpus, first, second):
                        continue
                    if not _of_elsewhere(corpus, first, second):
                        yield story.key, first, second


def _of_days(corpus: Corpus) -> Iterator[tuple[str, list[Use], list[Use]]]:
    """Yield the same of articles of one day that no story joins: the body is named in both.

    Not of posts that every country has, nor of heads of departments and parties.
    """
    told: dict[str, list[tuple[str, frozenset[str], list[Use]]]] = {}
    for article, uses in sorted(_by_article(corpus).items()):
        for same in _sole(uses):
            post = _fullest(same)
            if of_state(post) or post.role in _INSIDE:
                continue
            if body := over(corpus, article, post):
                told.setdefault(post.role, []).append((article, body, same))
    for group in told.values():
        for (one, first, held), (other, second, rival) in combinations(group, 2):
            if not is_asked(corpus, one, other):
                continue
            if one == other or same_story(corpus, (one,), (other,)):
                continue
            if not one_body(first, second) or not of_one_day(corpus, held, rival):
                continue
            if _one_country(held, rival) and not _know(corpus, held, rival):
                yield one, held, rival


def of_one_day(corpus: Corpus, first: list[Use], second: list[Use]) -> bool:
    """Say whether two articles that no story joins tell of one event; less will do by name."""
    pair = [uses[0][1].statement.article for uses in (first, second)]
    named = all(specific(_fullest(uses)) for uses in (first, second))
    return at_once(corpus, *pair, much=_SOME if named else _MUCH)


def of_state(post: Post) -> bool:
    """Say whether a post is one that every country has, or a party's."""
    return role_facts()[post.role].family not in _OF_BODIES


def _one_country(first: list[Use], second: list[Use]) -> bool:
    named = {post.country for *_, post in (*first, *second) if post.country}
    return len(named) < 2


def _of_one_body(corpus: Corpus, first: list[Use], second: list[Use]) -> bool:
    """Say whether two posts of one story are one, by their words or by what each article names."""
    one, other = _fullest(first), _fullest(second)
    if _one_post(one, other):
        return True
    if not _one_country(first, second) or role_facts()[one.role].family in _OF_MEMBERS:
        return False
    articles = [uses[0][1].statement.article for uses in (first, second)]
    if _both_bare(one, other):
        shared = words_in_common(corpus, *articles) >= _MUCH
        return shared or names_in_common(corpus, *articles) > 0
    if not same_role(one.role, other.role) or (specific(one) and specific(other)):
        return False
    if not specific(one) and not specific(other):
        return False
    bare, article = (other, articles[1]) if specific(one) else (one, articles[0])
    if not _bare(bare) or bare.country or (bare.role in _MANY and not general(bare)):
        return False  # "الرئيس الأمريكي" and "الوزير" name no body
    return may_be_over(corpus, article, bare, specific(one) | specific(other))


def _by_article(corpus: Corpus) -> dict[str, list[Use]]:
    """Return the posts that each article gives to somebody."""
    found: dict[str, list[Use]] = {}
    for use in _uses(corpus):
        found.setdefault(use[1].statement.article, []).append(use)
    lines = {key: line for line in corpus.timelines for key in line.keys}
    for article in corpus.statements:
        for key, entry, post in implied(corpus, article):
            if key in lines:
                found.setdefault(article, []).append((lines[key], entry, post))
    return found


def _uses(corpus: Corpus) -> Iterator[Use]:
    facts = role_facts()
    for timeline in corpus.timelines:
        known = any(map(opens_name, timeline.keys[0].split()))
        for entry, post in posts(timeline.entries):
            if not known and entry.statement.speaker not in timeline.keys:
                continue  # no list knows the name, and nothing shows that its bearer speaks
            fact = facts.get(post.role)
            if fact is None or post.role in _LOOSE:
                continue
            if not fact.one_holder and not (post.role in _SPEAKING and specific(post)):
                continue
            if beside_name(entry) and not of_another(entry) and not led_by(entry):
                yield timeline, entry, post


def _sole(uses: list[Use]) -> Iterator[list[Use]]:
    """Yield the uses of each post of an article that it gives to one person only."""
    while uses:
        same = [use for use in uses if _one_post(use[2], uses[0][2], in_one=True)]
        uses = [use for use in uses if use not in same]
        if len({use[0].id for use in same}) == 1:
            yield same


def _fullest(uses: list[Use]) -> Post:
    """Return the post in the wording that tells most: its country, then what it is over."""
    return max((use[2] for use in uses), key=lambda post: (bool(post.country), len(post.scope)))


def _one_post(first: Post, second: Post, *, in_one: bool = False) -> bool:
    """Say whether two posts are one; ``in_one`` article anything that may be counts."""
    if not same_role(first.role, second.role):
        return False
    if first.country and second.country and first.country != second.country:
        return False
    one, other = specific(first), specific(second)
    if one and other:
        return one_body(one, other)
    if in_one:
        return True
    if role_facts()[first.role].family in _OF_MEMBERS:
        return False  # every party has a head: which one must be told
    if first.role in _ABROAD:
        seats = seat(first), seat(second)
        if all(seats) and not seats[0] & seats[1]:
            return False
        return bool(first.country) and first.country == second.country
    if one or other:
        # "مدير المطار" is that of the airport which the other names, "المحافظ" of the place.
        one_sort = general(first) & general(second)
        return bool(one_sort) or (first.role in _OF_A_PLACE and _bare(second if one else first))
    return role_facts()[first.role].family in _OF_A_COUNTRY and first.role not in _MANY


def _bare(post: Post) -> bool:
    """Say whether a post is only "the governor", "رئيس البلدية": that of the place."""
    return tokenize(post.label)[-1].definite


def _both_bare(first: Post, second: Post) -> bool:
    """Say whether two posts are "the mayor" or "the director of the hospital", of no one place."""
    if not same_role(first.role, second.role) or specific(first) or specific(second):
        return False
    if first.role == second.role and first.role in _SOLE:
        sorts = general(first) - _OF_HEAD, general(second) - _OF_HEAD
        return not all(sorts) or bool(sorts[0] & sorts[1])
    of_a_place = first.role == second.role and first.role in _OF_A_PLACE
    one_sort = bool(general(first)) and general(first) == general(second)
    return (of_a_place or one_sort) and _bare(first) and _bare(second)


def _of_elsewhere(corpus: Corpus, *sides: list[Use]) -> bool:
    """Say whether "the president" may be that of another country or town than a side names."""
    if any(_set_elsewhere(*pair) for pair in (sides, sides[::-1])):
        return True
    named = {post.country for side in sides for *_, post in side if post.country}
    bare = [side for side in sides if not any(post.country for *_, post in side)]
    values = [
        mention.value
        for side in bare
        for statement in corpus.statements[side[0][1].statement.article]
        for mention in statement.mentions
    ]
    if not named and role_facts()[sides[0][0][2].role].family in _OF_A_COUNTRY:
        # "The minister" of one of the countries whose posts the two reports name: which?
        return len({value.country for value in values if isinstance(value, Post)} - {""}) > 1
    told = {country for value in values if (country := getattr(value, "country", ""))}
    if named and sides[0][0][2].role == "minister":
        posts = {value.country for value in values if isinstance(value, Post)} - {""}
        return not told & named or not posts <= named
    if not named or any(specific(side[0][2]) for side in sides):
        return False
    return not told <= named


def _set_elsewhere(named: list[Use], bare: list[Use]) -> bool:
    """Say whether the sentence with "the governor" is set in another place than the post named."""
    over = specific(named[0][2])
    if not over or specific(bare[0][2]) or bare[0][2].role not in _OF_A_PLACE:
        return False
    places = [place for place in locations(bare[0][1].statement) if place.kind != "country"]
    told = [word for place in places for word in (*place.name.split(), place.key)]
    return bool(told) and not any(alike(fold(word), rival) for word in told for rival in over)


def _know(corpus: Corpus, first: list[Use], second: list[Use]) -> bool:
    """Say whether either article names the other's holder too: then they are two posts."""
    for (timeline, *_), (_, entry, _) in ((first[0], second[0]), (second[0], first[0])):
        families = {key.split()[-1] for key in timeline.keys}
        for statement in corpus.statements[entry.statement.article]:
            for mention in statement.mentions:
                value = mention.value
                if isinstance(value, Person) and value.key.split()[-1] in families:
                    return True
    return False
