"""Find out who says a sentence: a person or an organisation, or the outlet itself ("").

A speech verb takes the first person, post or organisation right behind it as its speaker, or
the one right before it ("X يؤكد", "X: ..." in headlines). A verb without a subject goes on with
the last speaker.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from checker.stages.extract.speech import IMPERSONAL, SOURCE, Signs, signs
from checker.text.phrases import PhraseMatch
from checker.text.tokens import Token
from checker.types import Mention, Organisation, Person, Post, Quotation, Rank, Sentence

# A sentence, its tokens, its mentions, and what the phrases of ``Signs`` find in it.
Item: TypeAlias = tuple[Sentence, tuple[Token, ...], tuple[Mention, ...], tuple[PhraseMatch, ...]]

_NAMED = (Person, Organisation)
_ACTORS = (*_NAMED, Post, Rank)
_SUBJECT_WITHIN = 3  # words between a verb and its subject, adverbs not counted
_COLON_WITHIN = 12  # tokens of a headline before the colon
_CARRIES = 3  # sentences after which a verb without subject no longer means the last speaker
_BREAKS = frozenset({"headline", "subheading", "caption", "byline", "residue"})
_CLAUSE = frozenset("،,.؛:")
_NOT_SUBJECT = frozenset("لبك")
_NOUN_BEHIND = frozenset({"علي", "في", "عن", "الي"})  # "بناء على تعهد فلان": no verb
_WHERE = frozenset({"في", "لدى"})
_HAD = "قد"
_PLACE_WITHIN = (
    3  # tokens between a title and its name that say of what: "in the city", "of services"
)
_TITLE_WITHIN = 8  # tokens of a title that no list knows
_PREPOSED = tuple(sorted(_NOT_SUBJECT))
_QUOTE_WITHIN = 4  # tokens between "saying" and the quotation: a colon, marks, a word
_PLACED_QUOTE_WITHIN = 7  # as many, where it says in between where or when


@dataclass(frozen=True, slots=True)
class _Last:
    """Who spoke last, in a verb of which gender, how many sentences ago."""

    speaker: str = ""
    feminine: bool | None = None
    age: int = 0


@dataclass(frozen=True, slots=True)
class _Said:
    """What a sentence says of its speaker: ``speaker`` None where it goes on with the last."""

    speaker: str | None
    feminine: bool | None = None


class _Line:
    """One sentence with its speech verbs and its possible speakers by token."""

    def __init__(self, item: Item, language: str) -> None:
        self.sentence, self.tokens, mentions, self.found = item
        self.signs: Signs = signs(language)
        self.quoted = _quoted(self.sentence, self.tokens)
        self.actors = sorted(
            (mention for mention in mentions if _is_actor(mention)), key=_prefer_people
        )

    def actor_at(self, index: int) -> Mention | None:
        """Return the actor whose mention begins in a token."""
        token = self.tokens[index]
        for actor in self.actors:
            if token.start <= actor.span.start < token.end:
                return actor
        return None

    def actor_before(self, index: int) -> Mention | None:
        """Return the actor that opens a clause and ends right before a token."""
        end = self.tokens[index - 1].end if index else -1
        actor = next((actor for actor in self.actors if actor.span.end == end), None)
        while actor and (title := self._touching(actor)):
            actor = title
        if actor is None:
            return None
        first = next(i for i, token in enumerate(self.tokens) if token.end > actor.span.start)
        before = self.tokens[first - 1] if first else None
        opens = before is None or not before.is_word or before.norm in self.signs.clause_openers
        return actor if opens else None

    def _touching(self, actor: Mention) -> Mention | None:
        """Return the title that stands right before an actor's name."""
        start = actor.span.start
        return next((other for other in self.actors if 0 < start - other.span.end <= 2), None)

    def speaker_of(self, first: Mention) -> str:
        """Return the key of an actor, or of the person whom its title introduces."""
        if key := _key(first):
            return key
        end = first.span.end
        for actor in self.actors:
            if isinstance(actor.value, Organisation) or actor.span.start < end:
                continue
            # "رئيس اللجنة النائب X": a title behind a title leads on to the name.
            return self.speaker_of(actor) if self._leads_on(end, actor.span.start) else ""
        return ""

    def _leads_on(self, end: int, start: int) -> bool:
        """Say whether a mark, or the rest of a title ("in the city"), parts title and name."""
        between = [token for token in self.tokens if end <= token.start < start]
        if start - end <= 3:
            return True
        first = between[0] if between else None
        where = first is not None and (first.norm in _WHERE or first.prefix == "ل")
        return where and len(between) <= _PLACE_WITHIN and all(t.is_word for t in between[:-1])


def _quoted(sentence: Sentence, tokens: tuple[Token, ...]) -> list[bool]:
    """Say of each token whether it stands inside quotation marks."""
    quoted = [False] * len(tokens)
    starts = [token.start for token in tokens] if sentence.quotes else []
    for quote in sentence.quotes:
        first, end = bisect_left(starts, quote.start), bisect_left(starts, quote.end)
        quoted[first:end] = [True] * (end - first)
    return quoted


def attribute(items: Sequence[Item], *, language: str = "ar") -> tuple[str, ...]:
    """Return one speaker per sentence of an article: a key, or "" for the outlet's own voice.

    ``items`` are all sentences in order.
    """
    speakers: list[str] = []
    last = _Last()
    for item in items:
        sentence = item[0]
        said = _said(_Line(item, language), last)
        if said is None:
            speakers.append("")
            last = _Last(last.speaker, last.feminine, last.age + 1)
        else:
            speakers.append(last.speaker if said.speaker is None else said.speaker)
            feminine = last.feminine if said.feminine is None else said.feminine
            last = _Last(speakers[-1], feminine)
        if sentence.kind in _BREAKS or last.age >= _CARRIES:
            last = _Last()
    return tuple(speakers)


def with_speakers(mentions: Sequence[Mention], speaker: str) -> tuple[Mention, ...]:
    """Return the mentions of one sentence with its speaker put into its quotations."""
    return tuple(
        replace(mention, value=replace(mention.value, speaker=speaker))
        if isinstance(mention.value, Quotation)
        else mention
        for mention in mentions
    )


def _is_actor(mention: Mention) -> bool:
    return isinstance(mention.value, _ACTORS)


def _prefer_people(mention: Mention) -> tuple[int, bool, int]:
    """Order actors by place; of two at one place, titles with a holder and people come first."""
    return mention.span.start, not _key(mention), -mention.span.end


def _key(mention: Mention) -> str:
    if isinstance(mention.value, _NAMED):
        return mention.value.key
    return mention.holder


def _said(line: _Line, last: _Last) -> _Said | None:
    """Return who says a sentence; None where nothing in it says that anybody does."""
    if line.sentence.kind in ("caption", "byline", "residue"):
        return None
    if (titled := _before_colon(line)) is not None:
        return titled
    for match in _verbs(line, line.found):
        said = _by_verb(line, match, last)
        if said is not None:
            return said
    return (
        _by_source(line, line.found)
        or _by_participle(line)
        or _by_echo(line)
        or _opens_with_quote(line, last)
    )


def _verbs(line: _Line, found: Sequence[PhraseMatch]) -> list[PhraseMatch]:
    """Return the speech verbs outside quotations that have a subject: not "it was said"."""
    impersonal = [match for match in found if match.label == IMPERSONAL]
    return [
        match
        for match in found
        if match.label not in (SOURCE, IMPERSONAL)
        and not line.quoted[match.start]
        and not (match.start and line.tokens[match.start - 1].norm in _NOUN_BEHIND)
        and not any(other.start <= match.start < other.end for other in impersonal)
    ]


def _before_colon(line: _Line) -> _Said | None:
    """Read "X: ..." in a headline or a subheading."""
    if line.sentence.kind not in ("headline", "subheading") or not line.tokens:
        return None
    for index, token in enumerate(line.tokens[:_COLON_WITHIN]):
        if token.norm == ":":
            actor = line.actor_before(index)
            return _Said(line.speaker_of(actor)) if actor and line.speaker_of(actor) else None
    return None


def _by_verb(line: _Line, match: PhraseMatch, last: _Last) -> _Said | None:
    """Read who a speech verb belongs to; None where it is nobody that can be told."""
    feminine = line.signs.is_feminine(line.tokens[match.start])
    if _follows_subject(line, match.start):
        actor = line.actor_before(match.start - 1)
        return _Said(line.speaker_of(actor) if actor else "", feminine)
    subject = _subject_behind(line, match.start + 1)
    if isinstance(subject, Mention):
        return _Said(line.speaker_of(subject), feminine)
    before = match.start
    if before and line.tokens[before - 1].norm in line.signs.adverbs:
        before -= 1
    if actor := line.actor_before(before):
        return _Said(line.speaker_of(actor), feminine)
    if subject == "" and (actor := _clause_subject(line, match, feminine=feminine)):
        return _Said(line.speaker_of(actor), feminine)
    continues = not line.signs.continues.isdisjoint(line.signs.forms(line.tokens[match.start]))
    if subject == "noun" and not continues:
        return _Said("", feminine)
    agrees = last.feminine is None or last.feminine == feminine
    return _Said(None) if last.speaker and agrees and _goes_on(line, match) else None


def _follows_subject(line: _Line, verb: int) -> bool:
    """Say whether "had" parts a verb from its subject: behind it stands whom he addresses.

    "وكان فلان قد حذر نظيره", but not "وكان قد حذر فلان".
    """
    if verb <= 1 or line.tokens[verb - 1].norm != _HAD:
        return False
    before = line.tokens[verb - 2]
    return before.is_word and before.norm not in line.signs.clause_openers


def _clause_subject(line: _Line, match: PhraseMatch, *, feminine: bool) -> Mention | None:
    """Return the subject of the clause before "and said: <quotation>", if the verbs agree."""
    ahead = line.quoted[match.end : match.end + _PLACED_QUOTE_WITHIN]
    if match.start <= 2 or not any(ahead):
        return None
    actor, verb = _opening_subject(line, match.start)
    agrees = verb is not None and feminine == verb.norm.removeprefix("و").startswith("ت")
    agrees = agrees or (verb is not None and feminine == verb.norm.endswith("ت"))
    return actor if agrees else None


def _opening_subject(line: _Line, end: int) -> tuple[Mention | None, Token | None]:
    """Return the actor behind the first word of a clause, and that word, before a token."""
    for at in range(1, end):
        actor = line.actor_at(at)
        opens = at == 1 or line.tokens[at - 2].norm in _CLAUSE
        if actor and opens and not line.tokens[at].prefix.endswith(_PREPOSED):
            return actor, line.tokens[at - 1]
    return None, None


def _goes_on(line: _Line, match: PhraseMatch) -> bool:
    """Say whether a verb without subject opens its sentence, or leads to a quotation."""
    before = [token.norm for token in line.tokens[max(0, match.start - 2) : match.start]]
    if match.start <= 2 and line.signs.goes_on.issuperset(before):
        return True
    return any(line.quoted[match.end : match.end + 3]) and before[-1] not in line.signs.leads


def _subject_behind(line: _Line, start: int) -> Mention | str:
    """Return the subject behind a verb: an actor, "noun" for a word unknown, or "" for none."""
    index, passed = start, 0
    while index < len(line.tokens) and passed < _SUBJECT_WITHIN:
        token = line.tokens[index]
        if line.quoted[index] or token.norm in line.signs.leads:
            break
        actor = line.actor_at(index)
        # A preposition makes an object of what follows: "قال لوكالة".
        if actor and not (token.prefix[-1:] in _NOT_SUBJECT and token.prefix):
            return actor
        if token.norm in line.signs.adverbs:
            index += 1
            continue
        if not token.is_word or (token.prefix[-1:] in _NOT_SUBJECT and token.prefix):
            break
        if not token.definite:
            # "كشف تفاصيل لقاء X": the object, or a subject that is no actor
            return _titled(line, index) or "noun"
        passed += 1
        index += 1
    return "noun" if passed else ""


def _titled(line: _Line, start: int) -> Mention | None:
    """Return the person at the end of a title that no list knows ("said the X of the Y, Z")."""
    end = min(start + _TITLE_WITHIN, len(line.tokens))
    for index in range(start + 1, end):
        token, before = line.tokens[index], line.tokens[index - 1]
        if line.quoted[index] or not token.is_word or token.norm in line.signs.leads - _WHERE:
            return None
        actor = line.actor_at(index)
        if actor and isinstance(actor.value, Person):
            return actor if before.definite and actor.value.full else None
    return None


def _by_source(line: _Line, found: Sequence[PhraseMatch]) -> _Said | None:
    """Read "according to X"."""
    for match in found:
        if match.label != SOURCE or line.quoted[match.start]:
            continue
        for index in range(match.end, min(match.end + _SUBJECT_WITHIN, len(line.tokens))):
            if line.tokens[index].norm in _CLAUSE:
                break
            actor = line.actor_at(index)
            if actor:
                return _Said(line.speaker_of(actor))
    return None


def _by_participle(line: _Line) -> _Said | None:
    """Read "<any verb> X ... saying: <quotation>": X is the subject that opens the clause."""
    if not any(line.quoted):
        return None
    for index, token in enumerate(line.tokens):
        if token.norm not in line.signs.participles or line.quoted[index]:
            continue
        if not any(line.quoted[index + 1 : index + 1 + _QUOTE_WITHIN]):
            continue
        actor, _ = _opening_subject(line, index)
        if actor:
            return _Said(line.speaker_of(actor))
    return None


def _by_echo(line: _Line) -> _Said | None:
    """Read "<quotation>, with these words <any verb> X": X has said it."""
    if not any(line.quoted):
        return None
    for match in line.signs.echoes.find(line.tokens):
        verb = match.end
        quote_before = any(line.quoted[max(0, match.start - _QUOTE_WITHIN) : match.start])
        if quote_before and verb + 1 < len(line.tokens) and (actor := line.actor_at(verb + 1)):
            return _Said(line.speaker_of(actor))
    return None


def _opens_with_quote(line: _Line, last: _Last) -> _Said | None:
    """Read a sentence that is one quotation and goes on with the last speaker."""
    start = line.sentence.span.start
    quotes = line.sentence.quotes
    if last.speaker and last.age == 0 and quotes and quotes[0].start - start <= 1:
        return _Said(None)
    return None
