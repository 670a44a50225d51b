"""What a finding that is no conflict teaches a pack: where the edit belongs, and what it adds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.ids import digest
from checker.packs import Pack, PackIndex
from checker.packs.editing import Item, added, flow
from checker.packs.marked import Keys
from checker.packs.model import KnownOrganisation, KnownPerson, KnownPlace
from checker.packs.names import body_key, name_key
from checker.stages.report.visible import one_line
from checker.types import Article, Finding, Side

_LONGEST = 200  # of a name in a pack
Known = KnownPerson | KnownOrganisation | KnownPlace


@dataclass(frozen=True, slots=True)
class Lesson:
    """An item for a list of a pack's file; ``pack`` is "" where it is an entry of its own.

    ``entry`` is its name, ``id`` what the pack calls it. ``what`` is the name of the list, or
    ``new_people`` and the like. ``elsewhere`` says that the entry stands in a pack that is not
    the newsroom's own.
    """

    what: str
    path: Keys
    item: Item
    entry: str
    id: str = ""
    pack: str = ""
    elsewhere: bool = False

    @property
    def file(self) -> str:
        """The file of the pack that it belongs to."""
        return f"{self.path[0]}.yml"

    @property
    def key(self) -> str:
        """What names it in forms and in the log: the same words for the same entry are one lesson.

        Where the entry stands in its file, the days of the articles and the order of the sides
        play no part: they move, and what was declined must stay declined.
        """
        entry = f"{self.id}/{self.path[2:]}" if self.id else ""
        words = "\n".join(sorted(_words(self.item)))
        return digest(f"{self.pack}/{self.path[0]}/{entry}/{words}", length=16)

    @property
    def lines(self) -> str:
        """The lines to copy into the file; of an entry that is there, those that are new."""
        if len(self.path) == 1:
            return added("", self.path, self.item)
        return f"{self.path[-1]}:\n- {flow(self.item)}\n"


@dataclass(frozen=True, slots=True)
class _Where:
    """An entry, its number in its list, and its pack."""

    pack: Pack
    number: int
    entry: Known
    elsewhere: bool


class Teacher:
    """Knows the newsroom's own pack and, behind it, those that are only read."""

    def __init__(self, own: Pack | None, others: Sequence[Pack]) -> None:
        mine = (own,) if own else ()
        self._shelves = (
            (PackIndex(mine), mine, False),
            (PackIndex(others), tuple(others), True),
        )

    def lessons(
        self, finding: Finding, articles: Mapping[str, Article], *, style: bool
    ) -> Iterator[Lesson]:
        """Yield what no pack knows yet; ``style`` says that nothing but the wording differs."""
        names = list(dict.fromkeys(side.value.strip() for side in finding.sides))
        if len(names) < 2 or not all(map(_sound, names)):
            return
        if finding.kind == "organisation-name":
            yield from self._names("organisations", "variants", names)
        elif finding.kind == "name-variant":
            yield from self._names(self._section(finding, names), "aliases", names)
        elif finding.kind == "post-holder-conflict" and style:
            yield from self._names("people", "aliases", names)
        elif finding.kind == "post-conflict" and _sound(finding.subject.label):
            if style:
                yield from self._wordings(finding.subject.label, names)
            else:
                yield from self._posts(finding, articles)

    def _section(self, finding: Finding, names: Sequence[str]) -> str:
        known = any(self._find("places", name) for name in names)
        return "places" if known or finding.subject.id.startswith("place-") else "people"

    def _names(self, section: str, key: str, names: Sequence[str]) -> Iterator[Lesson]:
        """Propose further names of the one entry that is known by any, else a new entry."""
        found = {name: self._find(section, name) for name in names}
        known = [where for where in found.values() if where]
        if not known:
            first, *rest = names
            new = {"id": _new_id(section, first), "name": {"ar": first}, key: rest}
            yield Lesson(f"new_{section}", (section,), new, first)
        elif len({where.entry.id for where in known}) == 1:
            where = known[0]
            for name in (name for name in names if not found[name]):
                if not _shared(where.entry, section, name):
                    yield _further(where, (section, where.number, key), name)

    def _wordings(self, person: str, posts: Sequence[str]) -> Iterator[Lesson]:
        """Propose other wordings of the one post that is known by any, else the person."""
        where = self._find("people", person)
        if where is None or not isinstance(where.entry, KnownPerson):
            first, *rest = posts
            held = {"role": {"ar": first}, "also": rest, "certainty": "uncertain"}
            yield _new_person(person, [held])
            return
        held_as = {post: _post(where.entry, post) for post in posts}
        known = {number for number in held_as.values() if number is not None}
        if len(known) == 1:
            path = ("people", where.number, "posts", known.pop(), "also")
            for post in (post for post, number in held_as.items() if number is None):
                yield _further(where, path, post)

    def _posts(self, finding: Finding, articles: Mapping[str, Article]) -> Iterator[Lesson]:
        """Propose the posts that a person held at different times, as the articles date them."""
        person = finding.subject.label
        where = self._find("people", person)
        if where is None or not isinstance(where.entry, KnownPerson):
            yield _new_person(person, [_held(side, articles) for side in finding.sides])
            return
        for side in finding.sides:
            if _post(where.entry, side.value) is None:
                path = ("people", where.number, "posts")
                yield _further(where, path, _held(side, articles))

    def _find(self, section: str, name: str) -> _Where | None:
        for index, packs, elsewhere in self._shelves:
            known = _known(index, section, name)
            if known is None:
                continue
            for pack in packs:
                for number, entry in enumerate(getattr(pack, section)):
                    if entry is known:
                        return _Where(pack, number, entry, elsewhere)
        return None


def _words(item: object) -> Iterator[str]:
    """Yield the texts of an item, ids made of names and the days of the articles left out."""
    if isinstance(item, Mapping):
        for key, value in item.items():
            if key not in ("id", "first_seen", "last_seen"):
                yield from _words(value)
    elif isinstance(item, str):
        yield item
    elif isinstance(item, Sequence):
        for each in item:
            yield from _words(each)


def _known(index: PackIndex, section: str, name: str) -> Known | None:
    if section == "people":
        person = index.person_by_name(name)
        return None if person is None or person.common else person
    if section == "places":
        return index.place_by_name(name)
    return index.organisation_by_name(name)


def _further(where: _Where, path: Keys, item: Item) -> Lesson:
    what = str(path[-1])
    entry = where.entry
    return Lesson(what, path, item, entry.name.ar, entry.id, where.pack.name, where.elsewhere)


def _new_person(name: str, posts: Sequence[Mapping[str, object]]) -> Lesson:
    entry = {"id": _new_id("people", name), "name": {"ar": name}, "posts": posts}
    return Lesson("new_people", ("people",), entry, name)


def _new_id(section: str, name: str) -> str:
    noun = {"people": "person", "organisations": "organisation", "places": "place"}[section]
    return f"{noun}-{digest(name, length=8)}"


def _sound(name: str) -> bool:
    """Say whether a name may stand in a pack: nothing in it that a display would hide."""
    return 0 < len(name.strip()) <= _LONGEST and one_line(name) == name.strip()


def _shared(entry: Known, section: str, name: str) -> bool:
    """Say whether a name is listed as one that others share: then it is no alias."""
    key = name_key if section == "people" else body_key
    return key(name) in {key(other) for other in getattr(entry, "ambiguous", ())}


def _post(person: KnownPerson, value: str) -> int | None:
    """Return the number of the post that is worded so."""
    words = body_key(value)
    for number, post in enumerate(person.posts):
        if words in {body_key(name) for name in (post.role.ar, *post.also)}:
            return number
    return None


def _held(side: Side, articles: Mapping[str, Article]) -> Mapping[str, object]:
    """Return a post as far as the articles date it: uncertain, so that it contradicts nothing."""
    names = {item.article for item in side.evidence}
    days = sorted(str(a.day) for name in names if (a := articles.get(name)) and a.day)
    seen = {"first_seen": days[0], "last_seen": days[-1]} if days else {}
    return {"role": {"ar": side.value.strip()}, **seen, "certainty": "uncertain"}
