"""One sentence with every lexicon laid over it: which token opens a title, a place, a name."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, cached_property

from checker.languages import read
from checker.stages.extract.lexicon import (
    CountryEntry,
    Lexicon,
    lexicon,
    norm_set,
    stem_set,
)
from checker.stages.extract.speech import signs
from checker.stages.extract.spelled import whole, without_pronouns
from checker.text.gazetteer import Match
from checker.text.normalise import fold
from checker.text.phrases import PhraseMatch
from checker.text.tokens import Token


class Grammar:
    """The word sets of ``titles.yml``, folded."""

    def __init__(self, language: str) -> None:
        data = read(language, "titles")
        self.portfolios = stem_set(data["portfolios"])
        self.joints = frozenset(data["joints"])
        self.apposition = norm_set(data["apposition"])
        self.rank_nouns = norm_set(data["rank_nouns"])
        self.kin = stem_set(data["kin"])
        self.audience = stem_set(data["audience"])
        self.no_object = norm_set(data["no_object"])
        command = data["command"]
        self.command_role: str = command["role"]
        self.relatives = norm_set(command["relatives"])
        self.command_verbs = norm_set(command["verbs"])
        self.led_by = norm_set(command["led_by"])
        self.office_verbs = {fold(verb): noun for verb, noun in command["office_verbs"].items()}
        self.office_nouns = {fold(name): noun for name, noun in command["office_nouns"].items()}
        self.office_phrases = {
            tuple(fold(words).split()): noun for words, noun in command["office_phrases"].items()
        }
        self.heading_verbs = norm_set(command["heading_verbs"])
        self.holding_verbs = norm_set(command["holding_verbs"])
        self.ambiguous_ranks = stem_set(data["ambiguous_ranks"])
        self.unit_words = stem_set(data["unit_words"])
        self.head_adjectives = stem_set(data["head_adjectives"])
        self.states = stem_set(data["states"])
        self.town_openers = stem_set(data["town_openers"])
        self.as_words = norm_set(command["as_words"])
        self.past_words = norm_set(command["past_words"])
        self.passing_verbs = norm_set(command["passing_verbs"])
        self.took_verbs = norm_set(command["took_verbs"])
        self.office_words = norm_set(command["office_words"])
        places = data["places"]
        self.location = norm_set(places["location"])
        self.path = norm_set(places["path"])
        self.location_clitics = tuple(places["location_clitics"])
        self.path_clitics = tuple(places["path_clitics"])
        self.between = norm_set(places["between"])
        self.with_ = fold(places["with"])
        self.ties = stem_set(places["ties"])
        self.place_heads = stem_set(places["heads"])
        self.metonym_verbs = norm_set(places["metonym_verbs"]) | norm_set(
            places["metonym_reactions"]
        )


@cache
def grammar(language: str = "ar") -> Grammar:
    """Return the grammar of a language, built at first use."""
    return Grammar(language)


class Reader:
    """The tokens of a sentence, with the lexicon matches that open at each of them."""

    def __init__(self, tokens: tuple[Token, ...], language: str = "ar") -> None:
        self.language = language
        self.lexicon: Lexicon = lexicon(language)
        self.tokens = tokens = whole(tokens, self.lexicon)
        self.stems = stems = tuple([token.stem for token in tokens])
        self.grammar = grammar(language)
        ranks, qualifiers, roles, bodies, places, countries = self.lexicon.openings.places(stems)
        heads = without_pronouns(tokens, stems, self.lexicon)
        self.ranks = self.lexicon.ranks.find(tokens, stems, ranks)
        self.qualifiers = self.lexicon.qualifiers.find(tokens, stems, qualifiers)
        self.roles = self.lexicon.roles.find(tokens, heads, roles if heads is stems else None)
        self.organisations = self.lexicon.organisations.find(tokens, stems, bodies)
        self.places = self.lexicon.places.find(tokens, stems, places)
        self.countries = self.lexicon.countries.find(tokens, stems, countries)

    def __len__(self) -> int:
        return len(self.tokens)

    @cached_property
    def said(self) -> tuple[PhraseMatch, ...]:
        """The verbs of saying and what else tells who speaks: names and speakers ask for it."""
        return signs(self.language).phrases.find(self.tokens)

    def word(self, index: int) -> Token | None:
        """Return the token at an index when it is a word."""
        if 0 <= index < len(self.tokens) and (token := self.tokens[index]).is_word:
            return token
        return None

    def nisba(self, index: int) -> Match[CountryEntry] | None:
        """Return the country adjective that opens at an index."""
        match = self.countries.get(index)
        if match and match.entry.form == "name" and self._describes(index):
            return match._replace(entry=replace(match.entry, form="nisba"))
        return match if match and match.entry.form == "nisba" else None

    def _describes(self, index: int) -> bool:
        """Say whether "السورية" or "السعودية" is an adjective: after a noun with the article."""
        token, before = self.tokens[index], self.word(index - 1)
        after_noun = before is not None and before.definite
        return after_noun and token.definite and token.stem.endswith("يه") and not token.prefix

    def is_function(self, index: int) -> bool:
        """Say whether a function word or a verb of the lexicon stands at an index."""
        token = self.tokens[index]
        names = self.lexicon.names
        if token.text in names.spelled:
            return True
        if token.norm not in names.function and token.norm not in names.verbs:
            return False
        return token.norm not in names.given and token.norm not in names.surnames

    def is_common(self, index: int) -> bool:
        """Say whether the word at an index is known not to be part of a name."""
        token = self.tokens[index]
        names = self.lexicon.names
        if self.is_function(index) or token.norm in names.stop:
            return True
        if token.stem in names.given or token.stem in names.surnames:
            return False
        return (
            token.stem in names.nouns
            or index in self.roles
            or index in self.ranks
            or token.stem in self.lexicon.organisation_heads
            or token.stem in self.lexicon.status
        )

    def leaves_no_object(self, index: int) -> bool:
        """Say whether two noun phrases behind this word are one: "قال فلان مدير ..."."""
        token = self.word(index)
        known = self.grammar.no_object
        return token is not None and (token.norm in known or token.norm.removeprefix("و") in known)

    def start(self, index: int) -> int:
        """Return where the word at an index begins, conjunction and preposition left out.

        In "للرئيس" the article has merged with the preposition: there both stay.
        """
        token = self.tokens[index]
        bare = token.text[len(token.prefix) :]
        if not token.text.startswith(token.prefix):
            return token.start
        if token.definite and not bare.startswith(("ال", "ٱل")):
            return token.start + len(token.prefix) - 1
        return token.start + len(token.prefix)
