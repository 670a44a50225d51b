"""Who is who inside one article: full names, short names, and the titles each one holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checker.stages.extract.names import name_end
from checker.stages.extract.phrases import Named, NamePhrase, Phrase, link, scan
from checker.stages.extract.reader import Reader
from checker.stages.extract.titles import PostPhrase, RankPhrase
from checker.text.tokens import Token
from checker.types import FieldName, Mention, Person, Post, Rank, Sentence, Span

_CONNECTORS = frozenset({"بن", "ابن", "بنت", "ال", "ابو", "ابي", "عبد", "ام", "الدين"})


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence, read: its phrases and who bears which title."""

    sentence: Sentence
    reader: Reader
    phrases: tuple[Phrase, ...]
    named: tuple[Named, ...]


def read_sentence(sentence: Sentence, reader: Reader) -> Reading:
    """Return the phrases of a sentence with the titles tied to the names."""
    phrases = scan(reader)
    return Reading(sentence, reader, tuple(phrases), link(reader, phrases))


def parts(words: Sequence[str]) -> tuple[str, ...]:
    """Return the parts of a name, particles kept with the word they belong to."""
    found: list[str] = []
    for word in words:
        if (found and found[-1].split()[-1] in _CONNECTORS) or (found and word == "الدين"):
            found[-1] += " " + word
        else:
            found.append(word)
    return tuple(found)


def is_subsequence(short: Sequence[str], long: Sequence[str]) -> bool:
    """Say whether the words of ``short`` stand in ``long`` in the same order."""
    rest = iter(long)
    return all(word in rest for word in short)


def same_name(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Say whether two names of several parts can be one: a patronymic or family name left out."""
    if len(short) < 2 or len(short) > len(long):
        return False
    if short[0] != long[0] or not is_subsequence(short, long):
        return False
    return short[-1] == long[-1] or short == long[: len(short)]


class Roster:
    """The persons of one article, and the fullest name of each."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        names: dict[tuple[str, ...], None] = {}
        ranks: dict[tuple[str, ...], set[str]] = {}
        for reading in readings:
            for named in reading.named:
                name = parts(named.name.words)
                names.setdefault(name)
                for title in named.titles:
                    if isinstance(title, RankPhrase):
                        ranks.setdefault(name, set()).add(title.key)
        self._fullest = _fullest(list(names))
        self._ranks = ranks
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for words in sorted({tuple(" ".join(name).split()) for name in names if len(name) > 1}):
            self._by_first.setdefault(words[0], []).append(words)
        self.full = tuple(dict.fromkeys(n for n in self._fullest.values() if len(n) > 1))
        # The last parts by which persons of this article may be named alone.
        self.surnames = frozenset(full[-1] for full in self.full if " " not in full[-1])
        # The words that a name may begin with where only the rest of the article gives it away.
        self.openers = self.surnames | self._by_first.keys()
        self.stems = self.openers | {word.removeprefix("ال") for word in self.openers}

    def resolve(
        self, words: Sequence[str], titles: Sequence[object], recent: Sequence[tuple[str, ...]]
    ) -> tuple[str, ...]:
        """Return the fullest name that ``words`` stands for.

        A single word is a family name before it is a given name; among several bearers the one
        of the same rank, then the one named last (``recent``, latest last), is meant.
        """
        name = parts(words)
        if len(name) > 1:
            return self._fullest.get(name, name)
        bearers = [full for full in self.full if full[-1] == name[0]]
        bearers = bearers or [full for full in self.full if full[0] == name[0]]
        if not bearers:
            return name
        keys = {title.key for title in titles if isinstance(title, RankPhrase)}
        ranked = [full for full in bearers if keys & self._all_ranks(full)]
        if keys and len(ranked) == 1:
            return ranked[0]
        for full in reversed(recent):
            if full in bearers:
                return full
        return bearers[0]

    def _all_ranks(self, full: tuple[str, ...]) -> set[str]:
        found: set[str] = set()
        for name, fullest in self._fullest.items():
            if fullest == full:
                found |= self._ranks.get(name, set())
        return found

    def whole_at(self, spelled: Sequence[str], index: int) -> tuple[str, ...]:
        """Return the words of a full name of this article that stand at ``index``, or ()."""
        for words in self._by_first.get(spelled[index], ()):
            if tuple(spelled[index : index + len(words)]) == words:
                return words
        return ()


def _fullest(names: list[tuple[str, ...]]) -> dict[tuple[str, ...], tuple[str, ...]]:
    by_length = sorted(names, key=len, reverse=True)
    fullest: dict[tuple[str, ...], tuple[str, ...]] = {}
    for name in names:
        longer = [other for other in by_length if len(other) > len(name) and same_name(name, other)]
        roots = {
            tuple(other)
            for other in longer
            if not any(len(more) > len(other) and same_name(other, more) for more in longer)
        }
        fullest[name] = roots.pop() if len(roots) == 1 else name
    return fullest


def find_mentions(readings: Sequence[Reading]) -> list[list[Mention]]:
    """Return the person, rank and post mentions of each sentence of one article."""
    roster = Roster(readings)
    display = {
        parts(named.name.words): _text(reading, _name_span(reading, named))
        for reading in reversed(readings)
        for named in reversed(reading.named)
    }
    recent: list[tuple[str, ...]] = []
    result: list[list[Mention]] = []
    for reading in readings:
        found: list[Mention] = []
        everyone = _with_short_names(reading, roster)
        for named in everyone:
            full = roster.resolve(named.name.words, named.titles, recent)
            recent.append(full)
            found += _mentions(reading, named, full, display.get(full, " ".join(full)))
        found += _unheld(reading, everyone)
        found.sort(key=lambda mention: (mention.span.start, mention.span.end))
        result.append(found)
    holders = _holders(result)
    return [_hold_posts(mentions, holders) for mentions in result]


def _with_short_names(reading: Reading, roster: Roster) -> list[Named]:
    """Add family names that stand alone to the names that were found by themselves."""
    reader = reading.reader
    if roster.stems.isdisjoint((*reader.stems, *(stem[1:] for stem in reader.stems))):
        return list(reading.named)
    spelled = [_spelled(token, roster) for token in reader.tokens]
    if roster.openers.isdisjoint(spelled):
        return list(reading.named)
    taken = {index for phrase in reading.phrases for index in range(phrase.first, phrase.end)}
    found = list(reading.named)
    for index, word in enumerate(spelled):
        if word not in roster.openers or index in taken or index in reader.organisations:
            continue
        whole = roster.whole_at(spelled, index)
        if whole and taken.isdisjoint(range(index, index + len(whole))):
            end = index + len(whole)
            taken.update(range(index, end))
            named = Named(NamePhrase(index, end, whole), ())
            found.append(_with_apposition(reading, named))
        elif word in roster.surnames and _stands_alone(reader, index):
            found.append(Named(NamePhrase(index, index + 1, (word,)), ()))
    found.sort(key=lambda named: named.name.first)
    return found


def _spelled(token: Token, roster: Roster) -> str:
    """Return a word without clitics, its article left on; "and" off what is a name behind it."""
    word = ("ال" if token.definite else "") + token.stem
    joined = word.startswith("و") and not token.prefix and word not in roster.openers
    return word[1:] if joined and word[1:] in roster.surnames else word


def _with_apposition(reading: Reading, named: Named) -> Named:
    """Tie the post that follows a name, which only the rest of the article gave away."""
    phrases = sorted((*reading.phrases, named.name), key=lambda phrase: phrase.first)
    return next(one for one in link(reading.reader, phrases) if one.name == named.name)


def _stands_alone(reader: Reader, index: int) -> bool:
    """Say whether a family name is not just the everyday word that it also is."""
    token = reader.tokens[index]
    everyday = token.stem in reader.lexicon.names.nouns or reader.is_function(index)
    return not everyday and name_end(reader, index) == index


def _span(reader: Reader, field: FieldName, first: int, end: int) -> Span:
    return Span(field, reader.start(first), reader.tokens[end - 1].end)


def _text(reading: Reading, span: Span) -> str:
    base = reading.sentence.span.start
    return reading.sentence.text[span.start - base : span.end - base]


def _name_span(reading: Reading, named: Named) -> Span:
    return _span(reading.reader, reading.sentence.span.field, named.name.first, named.name.end)


def _mentions(reading: Reading, named: Named, full: tuple[str, ...], shown: str) -> list[Mention]:
    key = " ".join(full)
    span = _name_span(reading, named)
    person = Person(key, shown, full=len(full) > 1)
    found = [Mention(span, _text(reading, span), person, key)]
    found += [_title_mention(reading, title, key) for title in named.titles]
    return found


def _title_mention(reading: Reading, title: RankPhrase | PostPhrase, holder: str) -> Mention:
    span = _span(reading.reader, reading.sentence.span.field, title.first, title.end)
    text = _text(reading, span)
    if isinstance(title, RankPhrase):
        rank = Rank(
            title.key, title.label, title.ladder, title.level, title.qualifiers, title.retired
        )
        return Mention(span, text, rank, holder)
    post = Post(title.role, title.scope, title.country, text, title.status)
    return Mention(span, text, post, holder)


def _unheld(reading: Reading, everyone: Sequence[Named]) -> list[Mention]:
    """Return the posts that the sentence names without a holder."""
    held = {title.first for named in everyone for title in named.titles}
    return [
        _title_mention(reading, phrase, "")
        for phrase in reading.phrases
        if isinstance(phrase, PostPhrase)
        and not phrase.plural
        and phrase.family != "descriptor"
        and phrase.first not in held
    ]


def _holders(article: list[list[Mention]]) -> dict[str, list[tuple[str, Post]]]:
    """Return who holds which posts in an article, by role."""
    holders: dict[str, list[tuple[str, Post]]] = {}
    for sentence in article:
        for mention in sentence:
            value = mention.value
            if isinstance(value, Post) and mention.holder and value.status == "holds":
                holders.setdefault(value.role, []).append((mention.holder, value))
    return holders


def _hold_posts(
    mentions: list[Mention], holders: dict[str, list[tuple[str, Post]]]
) -> list[Mention]:
    """Give a post without a name to the one person of the article who holds it."""
    held = []
    for mention in mentions:
        value = mention.value
        if isinstance(value, Post) and not mention.holder and value.status == "holds":
            bearer = _bearer(value, holders.get(value.role, []))
            mention = Mention(mention.span, mention.text, value, bearer)
        held.append(mention)
    return held


def _bearer(post: Post, held: Sequence[tuple[str, Post]]) -> str:
    """Return the one person whose post this may be; the same country settles it, or ""."""
    fitting = [
        (holder, other)
        for holder, other in held
        if (not post.country or not other.country or post.country == other.country)
        and (not post.scope or post.scope == other.scope)
    ]
    same = {holder for holder, other in fitting if post.country and post.country == other.country}
    bearers = same or {holder for holder, _ in fitting}
    return next(iter(bearers)) if len(bearers) == 1 else ""
