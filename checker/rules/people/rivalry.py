"""Which two posts of one person shut each other out where each of two reports gives one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import combinations

from checker.languages import read, words
from checker.rules.asked import stories_asked
from checker.rules.people.bodies import may_be_over, must_be_another
from checker.rules.people.fields import two_fields
from checker.rules.people.held import Held, general, groups, initials, specific, two_bodies
from checker.rules.titles import role_facts, same_role
from checker.text.tokens import stems_of, tokenize
from checker.types import Corpus, Post

# Heads of bodies of any sort: which one must be told.
_OF_ANY = frozenset({"agency_head", "director_general", "ceo", "court_president"})
_NAMED = 3  # words of a post that is spelled out: "رئيس مجلس القضاء الأعلى"
_ARMS = frozenset({"شرطه", "جيش", "مسلحه", "امن"})  # bodies of which a country has one
_SPEAKERS = frozenset({"spokesman", "army_spokesman", "speaker_of_government"})


def by_story(corpus: Corpus, held: Held) -> Iterator[tuple[str, Held]]:
    """Yield, by the key of the story, what the reports of one event say of a person's posts."""
    for story in stories_asked(corpus) if held else ():
        told = [use for use in held if use[0].statement.article in story.articles]
        if told:
            yield story.key, told


def by_two_reports(corpus: Corpus, held: Held) -> Iterator[tuple[Held, Held]]:
    """Yield two posts that nobody holds together, each from other reports of one event."""
    parts = [part for group in groups(held) for part in split(corpus, group)]
    for first, second in combinations(parts, 2):
        one, other = ({entry.statement.article for entry, _ in part} for part in (first, second))
        if not one & other and shut_out(corpus, first, second):
            yield first, second


def shut_out(corpus: Corpus, first: Held, second: Held) -> bool:
    """Say whether nobody holds both posts, each of which one report of an event gives."""
    one, other = first[0][1], second[0][1]
    if one.country and other.country and one.country != other.country:
        seats = all(map(specific, (one, other))) and same_role(one.role, other.role)
        return (
            two_chairs(one, other) or _two_states(one, other) or (seats and full_time(one, other))
        )
    if initials(one) or initials(other) or _together(one.role, other.role):
        return False
    if _of_it(one) or _of_it(other):
        return False
    if full_time(one, other) or two_chairs(one, other) or two_jobs(one, other):
        return True
    if two_voices(one, other) or two_fields(one, other):
        return True
    return two_rungs(corpus, first, second) or of_another_body(corpus, first, second)


def _of_it(post: Post) -> bool:
    """Say whether a post is only "its head": of what the sentence names before."""
    words = tokenize(post.label)
    return len(words) == 1 and not words[0].definite


def full_time(one: Post, other: Post) -> bool:
    """Say whether the two are offices of which nobody holds two: a minister and a prosecutor."""
    if one.role == other.role and one.role in _listed("one_body"):
        # Who speaks for the palace speaks for the president.
        sorts = one.role not in _SPEAKERS or all(map(general, (one, other)))
        return sorts and two_bodies(one, other)
    if not {one.role, other.role} <= _listed("full_time"):
        return False
    if same_role(one.role, other.role):
        return two_bodies(one, other)
    if specific(one) & specific(other):
        return False  # "مدير المرافق" and "مدير شرطة المرافق": one post, told in two ways
    return all(_told(post) or post.role not in _OF_ANY for post in (one, other))


def _told(post: Post) -> bool:
    """Say whether a post tells what it is over: in its scope, or in a name of three words."""
    return bool(specific(post)) or len(stems_of(post.label)) > _NAMED


def two_voices(one: Post, other: Post) -> bool:
    """Say whether the two speak for two bodies: the police and the army."""
    if not {one.role, other.role} <= _SPEAKERS:
        return False
    bodies = [general(post) & _ARMS for post in (one, other)]
    return all(bodies) and not bodies[0] & bodies[1]


def two_jobs(one: Post, other: Post) -> bool:
    """Say whether the two are two parts in one matter: the judge and counsel, coach and referee."""
    if any(post.role == "president" and post.scope for post in (one, other)):
        return False  # the head of something
    for parts in _jobs():
        at = [next((n for n, part in enumerate(parts) if p.role in part), -1) for p in (one, other)]
        if -1 not in at and at[0] != at[1]:
            return True
    return False


def two_chairs(one: Post, other: Post) -> bool:
    """Say whether the two are one chair in two bodies of one sort: two ports, two hospitals."""
    facts = role_facts().get(one.role)
    single = facts is not None and facts.one_holder and same_role(one.role, other.role)
    return single and two_bodies(one, other) and bool(general(one) & general(other))


def two_rungs(corpus: Corpus, first: Held, second: Held) -> bool:
    """Say whether the two are two chairs of one body: its head, deputy, treasurer, spokesman."""
    one, other = first[0][1], second[0][1]
    if same_role(one.role, other.role) or not _chairs(one.role, other.role):
        return False
    if _of_person(one, other) or _of_person(other, one):
        return False
    if all(map(specific, (one, other))):
        named = specific(one), specific(other)
        return named[0] <= named[1] or named[1] <= named[0]
    if general(one) & general(other):
        return True
    if not specific(one) and not specific(other):
        return not (general(one) and general(other)) and bool(general(one) | general(other))
    held, body = (second, specific(one)) if specific(one) else (first, specific(other))
    return may_be_over(corpus, held[0][0].statement.article, held[0][1], body)


def _of_person(aide: Post, head: Post) -> bool:
    """Say whether one speaks for the other: the name behind "المتحدث باسم الرئيس" is his."""
    return aide.role in _SPEAKERS and bool({*stems_of(head.label)[:1]} & {*stems_of(aide.label)})


def _chairs(one: str, other: str) -> bool:
    facts = role_facts()
    if not {one, other} <= facts.keys():
        return False
    if same_role(facts[one].deputy_of, other) or same_role(facts[other].deputy_of, one):
        return True
    beside = {one, other} & _listed("aides")
    return bool(beside) and {one, other} <= _listed("heads") | _listed("aides")


def of_another_body(corpus: Corpus, first: Held, second: Held) -> bool:
    """Say whether "the president of the university" is that of another one than the other post."""
    one, other = first[0][1], second[0][1]
    facts = role_facts().get(one.role)
    if facts is None or not facts.one_holder or not same_role(one.role, other.role):
        return False
    if not general(one) & general(other):
        return False
    return any(
        must_be_another(corpus, bare[0][0].statement.article, bare[0][1], specific(named[0][1]))
        for bare, named in ((first, second), (second, first))
    )


def split(corpus: Corpus, held: Held) -> list[Held]:
    """Part the uses of one post that tell of what sort the body is only, where it is another."""
    named = [use for use in held if specific(use[1])]
    bare = [use for use in held if not specific(use[1]) and general(use[1])]
    apart = [use for use in bare if named and of_another_body(corpus, [use], named)]
    return [[use for use in held if use not in apart], apart] if apart else [held]


def _two_states(one: Post, other: Post) -> bool:
    """Say whether two posts of one sort are of two states that their own words name."""
    family = role_facts()[one.role].family if one.role in role_facts() else ""
    served = family in {"government", "diplomacy", "military", "royal", "parliament"}
    return served and same_role(one.role, other.role) and _of_state(one) and _of_state(other)


def _of_state(post: Post) -> bool:
    """Say whether a post names its country right behind its head: not "السفير في كذا"."""
    spelled = stems_of(post.label)
    return any(word in _states() for word in spelled[1:3])


@cache
def _states() -> frozenset[str]:
    """Return the names of countries of one word, and the adjectives made of them."""
    found: set[str] = set()
    for country in read("ar", "countries")["countries"]:
        nisbas = [country.get("nisba") or "", *(country.get("nisba_alt") or [])]
        found.update(nisbas, (f"{nisba}ة" for nisba in nisbas), (country["ar"],))
        found.update(country.get("alt") or [])
    return frozenset(stem for name in found if name for stem in stems_of(name)[:1])


def _together(one: str, other: str) -> bool:
    """Say whether the lexicon knows two offices that one person may well hold."""
    return one != other and any({one, other} <= group for group in _groups())


@cache
def _groups() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(group) for group in read("ar", "roles")["together"])


@cache
def _jobs() -> tuple[tuple[frozenset[str], ...], ...]:
    return tuple(tuple(map(frozenset, parts)) for parts in read("ar", "roles")["jobs"])


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(words(read("ar", "roles")[name]))
