"""The speech lexicon of a language (``speech.yml``), compiled."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from checker.languages import read, words
from checker.text.inflect import inflected
from checker.text.normalise import fold
from checker.text.phrases import PhraseMatcher, compile_phrases
from checker.text.spellings import spellings
from checker.text.tokens import Token

# Labels of phrases that are no speech verbs.
SOURCE, IMPERSONAL = "source", "impersonal"


@dataclass(frozen=True, slots=True)
class Signs:
    """Speech verbs, source phrases, and the words around them.

    ``phrases`` are labelled SOURCE, IMPERSONAL or, the verbs, by stance: one search finds all;
    ``echoes`` go back to a quotation that they stand behind ("with these words").
    """

    language: str
    phrases: PhraseMatcher
    echoes: PhraseMatcher
    continues: frozenset[str]
    leads: frozenset[str]
    participles: frozenset[str]
    adverbs: frozenset[str]
    clause_openers: frozenset[str]
    goes_on: frozenset[str]
    feminine: frozenset[str]

    def forms(self, token: Token) -> tuple[str, ...]:
        """Return the spellings of a token with and without its possible clitics."""
        return spellings(token.norm, self.language)

    def is_feminine(self, token: Token) -> bool:
        """Say whether a verb agrees with a feminine subject: "قالت", "تقول", but not "لفت"."""
        return not self.feminine.isdisjoint(self.forms(token))


@cache
def signs(language: str) -> Signs:
    """Return the speech signs of a language, compiled at first use."""
    data = read(language, "speech")
    where = f"{language}/speech.yml"
    phrases: dict[str, list[str]] = {
        stance: list(words(block)) for stance, block in data["verbs"].items()
    }
    for stance, block in data["phrases"].items():
        phrases[stance] += block.splitlines()
    continues = (inflected(word, language) for word in words(data["continues"]))

    def folded(name: str) -> frozenset[str]:
        return frozenset(fold(word, language) for word in words(data[name]))

    return Signs(
        language=language,
        phrases=compile_phrases(
            {**phrases, SOURCE: data["sources"], IMPERSONAL: data["impersonal"]},
            language,
            where=where,
        ),
        echoes=compile_phrases({"echo": data["echoes"]}, language, where=where),
        continues=frozenset().union(*continues),
        leads=folded("leads"),
        participles=folded("participles"),
        adverbs=folded("adverbs"),
        clause_openers=folded("clause_openers"),
        goes_on=folded("goes_on"),
        feminine=_feminine(
            [verb for group in data["verbs"].values() for verb in words(group)], language
        ),
    )


def _feminine(verbs: list[str], language: str) -> frozenset[str]:
    """Return the forms of ``past/present`` verbs that only a feminine subject takes."""
    rules = read(language, "inflection")["feminine"]
    endings = tuple(rules["first"])
    found: set[str] = set()
    for verb in verbs:
        past, _, present = fold(verb, language).partition("/")
        if endings and present:
            found |= {
                form
                for form in inflected(verb, language)
                if form.endswith(endings) and form != past and not form.startswith(present[:1])
            }
            found |= {prefix + present[1:] for prefix in rules["second"]}
    return frozenset(found)


@cache
def speech_verbs() -> frozenset[str]:
    """Return all forms of the verbs with which somebody says something."""
    groups = read("ar", "speech")["verbs"].values()
    return frozenset().union(*(inflected(word, "ar") for group in groups for word in group.split()))
