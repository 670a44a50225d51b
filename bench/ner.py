"""Score the names that checker finds against text with tagged names, such as the Wojood corpus.

    python bench/ner.py ../shared/data/ner/val.txt

The file holds one token and its tags (B-PERS, I-ORG ...; nested ones side by side) a line, and an
empty line between sentences. A found span counts where it shares a token with a tagged one; "exact"
where it has the same first and last token, a comma or bracket left out.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from checker.stages.extract import extract
from checker.stages.segment import segment
from checker.types import Article, Organisation, Person, Place, Post, Rank

# Occupations are tagged as OCC whether a rank or a post.
KINDS = {
    "PERS": (Person,),
    "OCC": (Rank, Post),
    "ORG": (Organisation,),
    "GPE": (Place,),
}


@dataclass(slots=True)
class Tally:
    """Counts of spans: tagged and found, each with those that the other side shares."""

    tagged: int = 0
    hit: int = 0
    exact: int = 0
    found: int = 0
    right: int = 0

    def line(self, name: str) -> str:
        """Return recall, precision and exact recall as a line of the table."""
        recall = self.hit / self.tagged if self.tagged else 0.0
        precision = self.right / self.found if self.found else 0.0
        exact = self.exact / self.tagged if self.tagged else 0.0
        return (
            f"{name:<6}{self.tagged:>8}{self.found:>8}{recall:>9.2f}{precision:>11.2f}{exact:>8.2f}"
        )


def main() -> None:
    """Score every sentence as an article of its own, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("file", type=Path)
    tallies = {kind: Tally() for kind in KINDS}
    for words, tags in sentences(parser.parse_args().file):
        starts, text = joined(words)
        statements = extract(article := Article("a", text), segment(article))
        mentions = [mention for each in statements for mention in each.mentions]
        for kind, types in KINDS.items():
            found = {
                (at(starts, m.span.start), at(starts, m.span.end - 1))
                for m in mentions
                if isinstance(m.value, types)
            }
            add(tallies[kind], spans(tags, kind), found)
    print(f"{'kind':<6}{'tagged':>8}{'found':>8}{'recall':>9}{'precision':>11}{'exact':>8}")
    for kind, tally in tallies.items():
        print(tally.line(kind))


def sentences(path: Path) -> Iterator[tuple[list[str], list[list[str]]]]:
    """Yield the tokens of each sentence, and the tags of each token."""
    words: list[str] = []
    tags: list[list[str]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if parts := line.split():
            words.append("." if parts[0] == "$#$" else parts[0])
            tags.append(parts[1:])
        elif words:
            yield words, tags
            words, tags = [], []


def joined(words: list[str]) -> tuple[list[int], str]:
    """Return where each token begins in the text, and the text."""
    starts, text = [], ""
    for word in words:
        starts.append(len(text))
        text += f"{word} "
    return starts, text.rstrip()


def at(starts: list[int], offset: int) -> int:
    """Return the number of the token that an offset lies in."""
    return max(number for number, start in enumerate(starts) if start <= offset)


def spans(tags: list[list[str]], kind: str) -> set[tuple[int, int]]:
    """Return the first and last token of every span of a kind."""
    found: list[tuple[int, int]] = []
    for number, tag in enumerate(tags):
        if f"B-{kind}" in tag:
            found.append((number, number))
        elif f"I-{kind}" in tag and found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
    return set(found)


def add(tally: Tally, tagged: set[tuple[int, int]], found: set[tuple[int, int]]) -> None:
    """Count the spans of one sentence."""
    tally.tagged += len(tagged)
    tally.found += len(found)
    tally.exact += len(tagged & found)
    tally.hit += sum(any(shares(one, other) for other in found) for one in tagged)
    tally.right += sum(any(shares(one, other) for other in tagged) for one in found)


def shares(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Say whether two spans have a token in common."""
    return one[0] <= other[1] and other[0] <= one[1]


if __name__ == "__main__":
    main()
