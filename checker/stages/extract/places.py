"""Find places and how the sentence uses them: location, path, or a seat of power as an actor."""

from __future__ import annotations

from typing import Literal

from checker.stages.extract.reader import Reader
from checker.text.tokens import Token
from checker.types import Mention, Place, Sentence, Span

PlaceRole = Literal["location", "path", "metonym", "other"]


def find(reader: Reader, sentence: Sentence) -> tuple[Mention, ...]:
    """Return the places of a sentence, left to right."""
    capitals = {index for index, match in reader.countries.items() if match.entry.form == "capital"}
    found = []
    for index, match in sorted(reader.places.items()):
        entry = match.entry
        role = _role(reader, index, match.end, capitals)
        if entry.ambiguous and role == "other":
            continue
        place = Place(entry.key, entry.label, entry.kind, entry.country, entry.parents, role)
        found.append(_mention(reader, sentence, index, match.end, place))
    found += _unlisted(reader, sentence)
    return tuple(sorted(found, key=lambda mention: mention.span))


def _mention(reader: Reader, sentence: Sentence, first: int, end: int, place: Place) -> Mention:
    span = Span(sentence.span.field, reader.start(first), reader.tokens[end - 1].end)
    base = sentence.span.start
    return Mention(span, sentence.text[span.start - base : span.end - base], place)


def _role(reader: Reader, first: int, end: int, capitals: set[int]) -> PlaceRole:
    grammar = reader.grammar
    token = reader.tokens[first]
    before = reader.word(first - 1)
    if before is not None and before.stem in grammar.place_heads:
        before = reader.word(first - 2) if not before.prefix else before
        if before is not None and before.prefix in grammar.location_clitics:
            return "location"
    if _is_metonym(reader, first, end, capitals):
        return "metonym"
    if token.prefix.endswith(grammar.location_clitics):
        return "location"
    if token.prefix.endswith(grammar.path_clitics):
        return "path"
    if before is None:
        return "other"
    if before.norm in grammar.location or before.norm.lstrip("و") in grammar.location:
        return "location"
    return "path" if before.norm in grammar.path else "other"


def _is_metonym(reader: Reader, first: int, end: int, capitals: set[int]) -> bool:
    """Say whether a city stands for a power: "between X and Y", "X announced"."""
    if first in capitals and _is_between(reader, first, end, capitals):
        return True
    match = reader.places.get(first)
    if match is None or match.entry.kind != "city":
        return False
    return _has_ties(reader, first) or _acts(reader, first, end)


def _has_ties(reader: Reader, first: int) -> bool:
    """Say whether others have ties with a city: "تعزيز التعاون مع طرابلس"."""
    before = [token.stem for token in reader.tokens[max(first - 4, 0) : first]]
    tied = bool(before) and before[-1] == reader.grammar.with_
    return tied and not reader.grammar.ties.isdisjoint(before[:-1])


def _is_between(reader: Reader, first: int, end: int, capitals: set[int]) -> bool:
    grammar, tokens = reader.grammar, reader.tokens
    before = reader.word(first - 1)
    if before is not None and before.norm in grammar.between and tokens[end : end + 1]:
        return end in capitals or end in reader.places
    opened = any(token.norm in grammar.between for token in tokens[max(first - 3, 0) : first])
    return tokens[first].prefix == "و" and opened


def _acts(reader: Reader, first: int, end: int) -> bool:
    """Say whether a city is the subject of what powers do: after the verb, or before it."""
    grammar = reader.grammar
    token, before, after = reader.tokens[first], reader.word(first - 1), reader.word(end)
    if token.prefix:
        return False
    if before is not None and _is_act(reader, before):
        return True
    # "في طرابلس أعلنت ...": the city is only where it was done.
    led = before is not None and before.norm.lstrip("و") in grammar.location | grammar.path
    return not led and after is not None and _is_act(reader, after)


def _is_act(reader: Reader, token: Token) -> bool:
    verbs = reader.grammar.metonym_verbs
    return token.norm in verbs or (token.norm[0] in "وف" and token.norm[1:] in verbs)


def _unlisted(reader: Reader, sentence: Sentence) -> list[Mention]:
    """Return places that only their kind gives away: "قرية X", with X in no gazetteer."""
    found: list[Mention] = []
    heads = reader.grammar.place_heads
    if heads.isdisjoint(reader.stems):
        return found
    listed = {index for match in reader.places.values() for index in range(match.first, match.end)}
    for index, token in enumerate(reader.tokens):
        follower = reader.word(index + 1)
        if token.stem not in heads or token.definite or follower is None:
            continue
        if index + 1 in listed or follower.prefix or reader.is_common(index + 1):
            continue
        if reader.nisba(index + 1):
            continue
        name = ("ال" if follower.definite else "") + follower.stem
        end = index + 2
        if follower.norm in reader.lexicon.names.start and (more := reader.word(end)):
            # "أم كذا", "بني كذا": the name is both words.
            name, end = f"{name} {more.norm}", end + 1
        before = reader.word(index - 1)
        inside = token.prefix == "ب" or (
            before is not None and before.norm in reader.grammar.location
        )
        place = Place(name, name, token.stem, role="location" if inside else "other")
        found.append(_mention(reader, sentence, index + 1, end, place))
    return found
