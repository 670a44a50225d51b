"""What a rule is, and what it builds its findings with.

A rule is one small file ``rules/<family>/<name>.py`` with a class named in its package's
``RULES``, and ``<name>.yml`` beside it: first the texts of its findings, then its cases.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import ClassVar

import yaml

from checker.errors import ConfigError
from checker.ids import fingerprint
from checker.packs import PackIndex
from checker.packs.model import KnownPerson
from checker.packs.names import body_key
from checker.types import (
    Bilingual,
    Corpus,
    Explanation,
    Finding,
    Post,
    Rank,
    Severity,
    Side,
    Subject,
    Timeline,
)

Option = bool | int | float | str

_Texts = dict[str, dict[str, dict[str, str]]]


class Rule:
    """Look at a corpus and yield findings of one kind.

    Subclasses set the class variables and ``judge``. ``severity`` is what a plain finding has;
    ``options`` maps each option to its default, whose type the user's value must have.
    """

    kind: ClassVar[str]
    family: ClassVar[str]
    severity: ClassVar[Severity] = "warning"
    languages: ClassVar[tuple[str, ...]] = ("ar",)
    options: ClassVar[Mapping[str, Option]] = {}

    def __init__(
        self, packs: PackIndex | None = None, options: Mapping[str, object] | None = None
    ) -> None:
        """Set up the rule; raises ConfigError for an option that it does not have."""
        self.packs = packs if packs is not None else PackIndex(())
        self._options = dict(self.options)
        for name, value in (options or {}).items():
            self._set(name, value)

    def _set(self, name: str, value: object) -> None:
        default = self.options.get(name)
        if default is None:
            known = ", ".join(sorted(self.options)) or "none"
            raise ConfigError(
                f"rule {self.kind!r} has no option {name!r}", hint=f"It has: {known}."
            )
        if isinstance(default, float) and type(value) is int:
            value = float(value)
        if not isinstance(value, type(default)) or isinstance(value, bool) != isinstance(
            default, bool
        ):
            wanted = type(default).__name__
            raise ConfigError(f"option {name!r} of rule {self.kind!r} must be of type {wanted}")
        self._options[name] = value

    def number(self, name: str) -> float:
        """Return the value of a numeric option."""
        value = self._options[name]
        if isinstance(value, str):
            raise TypeError(name)
        return float(value)

    def known_person(self, timeline: Timeline) -> KnownPerson | None:
        """Return the person of the packs whom a timeline is about."""
        for key in (timeline.label, *timeline.keys):
            person = self.packs.person_by_name(key)
            if person and (not person.common or _confirmed(person, timeline)):
                return person
        return None

    def judge(self, corpus: Corpus) -> Iterator[Finding]:
        """Yield the findings of this rule on a corpus, in any order."""
        raise NotImplementedError

    def finding(
        self,
        *,
        subject: Subject,
        sides: Sequence[Side],
        confidence: float,
        severity: Severity | None = None,
        claim: str = "",
        explained_by: Explanation | None = None,
        text: str = "default",
        **slots: str,
    ) -> Finding:
        """Build a finding; ``text`` names the block of texts, ``slots`` fill its places.

        ``{subject}`` and ``{values}`` (the sides' values) are always there. An explained
        finding is lowered to ``info``.
        """
        blocks = texts(type(self))
        slots = {
            "subject": subject.label,
            "values": "، ".join(f"«{side.value}»" for side in sides),
            **slots,
        }
        block = blocks[text]
        return Finding(
            id=fingerprint(
                rule=self.kind,
                subject=subject.id,
                values=[side.key for side in sides],
                claim=claim,
            ),
            rule=self.kind,
            kind=self.kind,
            severity="info" if explained_by else severity or self.severity,
            confidence=round(min(max(confidence, 0.0), 1.0), 2),
            subject=subject,
            question=_fill(block["question"], slots),
            message=_fill(block["message"], slots),
            sides=tuple(sides),
            suggestion=_fill(block["suggestion"], slots) if "suggestion" in block else None,
            claim=claim or None,
            explained_by=explained_by,
        )


class ArticleRule(Rule):
    """A rule that looks at one article at a time, whatever else the corpus holds.

    The stage runs such rules article by article: the next one finds its sentences read.
    """

    def judge(self, corpus: Corpus) -> Iterator[Finding]:
        """Yield the findings of all articles, in the order of their ids."""
        for article in sorted(corpus.articles):
            yield from self.judge_article(corpus, article)

    def judge_article(self, corpus: Corpus, article: str) -> Iterator[Finding]:
        """Yield the findings of this rule on one article of a corpus, in any order."""
        raise NotImplementedError


def _confirmed(person: KnownPerson, timeline: Timeline) -> bool:
    """Say whether a title confirms who is meant by a name that others bear too."""
    ranks = {held.rank for held in person.ranks}
    posts = [set(body_key(held.role.ar)) for held in person.posts]
    for entry in timeline.entries:
        value = entry.mention.value
        if isinstance(value, Rank) and value.key in ranks:
            return True
        words = set(body_key(entry.mention.text))
        if isinstance(value, Post) and any(len(words & post) >= 2 for post in posts):
            return True
    return False


def _fill(templates: Mapping[str, str], slots: Mapping[str, str]) -> Bilingual:
    # format_map with plain strings: article text is only ever inserted, never a template.
    return Bilingual(templates["ar"].format_map(slots), templates["en"].format_map(slots))


@cache
def _read_texts(path: Path) -> _Texts:
    """Return the first document of a rule's YAML file."""
    with path.open(encoding="utf-8") as stream:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(stream)
        try:
            document = loader.get_data()
        finally:
            loader.dispose()
    loaded: _Texts = document["texts"]
    return loaded


def texts(rule: type[Rule]) -> _Texts:
    """Return the texts of a rule: the first document of the YAML file beside it."""
    return _read_texts(Path(inspect.getfile(rule)).with_suffix(".yml"))
