"""Arabic-aware words: what the tokenizer makes of a text before it looks a word up.

The same two steps stand in the saved ``tokenizer.json``, so that training, model2vec and
sentence-transformers see the same words: fold the letters that outlets mix freely (the table of
the language pack), and take the article off with the clitics before it, since «وبالقاهرة»,
«القاهرة» and «قاهرة» are one word to a reader.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable

from tokenizers import Regex, normalizers, pre_tokenizers

from checker.languages import read

_CLITICS_OFF = r"(?<!\p{L})(?:%s)(?=\p{L}{3})"  # three letters must stay: «الى» keeps its own
_WORDS = r"\p{L}+|\p{N}+"
_INVISIBLE = r"\p{Cf}"  # joiners, bidi controls, the soft hyphen


def normaliser(language: str = "ar") -> normalizers.Normalizer:
    """Return the normaliser: letters folded as the language pack says, articles taken off."""
    letters = read(language, "letters")
    steps = [
        normalizers.NFKD(),
        normalizers.StripAccents(),
        normalizers.Lowercase(),
        normalizers.Replace(Regex(f"{_INVISIBLE}|[{letters['drop']}]"), ""),
    ]
    # Most of the table is what decomposition has done already.
    table = {_stripped(raw): folded for raw, folded in letters["fold"].items()}
    steps += [normalizers.Replace(raw, folded) for raw, folded in table.items() if raw != folded]
    clitics = letters["proclitics"]["with_article"]
    if clitics:
        longest_first = "|".join(sorted(clitics, key=lambda clitic: (-len(clitic), clitic)))
        steps.append(normalizers.Replace(Regex(_CLITICS_OFF % longest_first), ""))
    return normalizers.Sequence(steps)


def _stripped(letter: str) -> str:
    """Return a letter as decomposition and the loss of its marks leave it."""
    decomposed = unicodedata.normalize("NFKD", letter)
    return "".join(part for part in decomposed if unicodedata.category(part) != "Mn").lower()


def pre_tokenizer() -> pre_tokenizers.PreTokenizer:
    """Return the splitter: runs of letters, runs of digits, and nothing else."""
    return pre_tokenizers.Split(Regex(_WORDS), behavior="removed", invert=True)


class WordSplitter:
    """Split texts into the words of the tokenizer, each raw chunk once."""

    def __init__(self, language: str = "ar") -> None:
        self._normaliser = normaliser(language)
        self._splitter = pre_tokenizer()
        self._chunks: dict[str, tuple[str, ...]] = {}

    def words(self, text: str) -> list[str]:
        """Return the words of a text, in order."""
        found: list[str] = []
        for chunk in text.split():
            words = self._chunks.get(chunk)
            if words is None:
                folded = self._normaliser.normalize_str(chunk)
                words = tuple(word for word, _ in self._splitter.pre_tokenize_str(folded))
                self._chunks[chunk] = words
            found.extend(words)
        return found

    def count(self, texts: Iterable[str]) -> Counter[str]:
        """Return how often each word stands in the texts."""
        counts: Counter[str] = Counter()
        for text in texts:
            counts.update(self.words(text))
        return counts
