"""Train the default sentence encoder from archives, read from top to bottom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize
from tokenizers import Tokenizer

from checker.errors import InputError
from checker.stages.embed import StaticEncoder, Vectors
from checker.training import export
from checker.training.card import write_card
from checker.training.cooccurrence import word_vectors
from checker.training.corpus import Document, all_texts, read_documents
from checker.training.measure import held_out, title_retrieval
from checker.training.model import Progress, SubwordBag, fit
from checker.training.pairs import draw_sets, read_paraphrases
from checker.training.subwords import Subwords
from checker.training.words import WordSplitter

_SENTENCES_FOR_AXES = 40_000
_THREADS = 2  # another number adds in another order, and gives other vectors


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingOptions:
    """What is trained, and how large it gets.

    ``vocabulary`` words have a row of their own, ``pieces`` rows serve the rest; a row has
    ``dimensions`` numbers out of ``trained_dimensions``, of which ``meaning_dimensions`` start from
    the words' contexts. ``whitening`` is 0 to 1.
    """

    trained_dimensions: int = 512
    meaning_dimensions: int = 192
    dimensions: int = 256
    whitening: float = 0.5
    vocabulary: int = 46_000
    pieces: int = 8_000
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Trained:
    """What came of a training: counts, each set's last loss, and held-out title retrieval."""

    articles: int
    sources: tuple[str, ...]
    kept_out: int
    pairs: tuple[tuple[str, int], ...]
    losses: tuple[tuple[str, float], ...]
    tokens: int
    retrieval: float


def train_encoder(
    paths: Sequence[str | Path],
    folder: Path,
    *,
    paraphrases: Path | None = None,
    options: TrainingOptions | None = None,
    progress: Progress = lambda stage, done, total: None,
) -> Trained:
    """Train on the articles behind ``paths`` and write a model folder.

    The same articles, options and library versions give the same vectors on one machine.

    Raises:
        InputError: no article, or too little, to train on; paraphrases that cannot be read.
    """
    options = options or TrainingOptions()
    torch.manual_seed(options.seed)
    torch.set_num_threads(_THREADS)
    brought = [read_paraphrases(paraphrases)] if paraphrases else []
    progress("read", 0, 0)
    documents = read_documents(paths)
    training = [document for document in documents if not document.held_out]
    splitter = WordSplitter()
    subwords = Subwords(splitter.count(all_texts(training)))
    if not subwords.words or not any(document.title for document in training):
        raise InputError(
            f"{len(training)} articles are too little to learn from",
            where=", ".join(map(str, paths)),
            hint="training wants thousands of articles with titles",
        )
    progress("words", 0, 0)
    meaning = word_vectors(
        all_texts(training),
        splitter,
        subwords,
        dimensions=options.meaning_dimensions,
        seed=options.seed,
    )
    bag = SubwordBag(splitter, subwords, options.trained_dimensions, meaning)
    progress("pairs", 0, 0)
    sets = draw_sets(training, _encoder(bag), seed=options.seed) + brought
    losses = fit(bag, sets, seed=options.seed, progress=progress)
    progress("export", 0, 0)
    tokenizer, rows = _rows(bag, subwords, training, options)
    folder.mkdir(parents=True, exist_ok=True)
    export.save(folder, tokenizer, rows)
    unseen = held_out(documents)
    trained = Trained(
        articles=len(training),
        sources=tuple(sorted({" ".join(d.source.split())[:80] for d in training if d.source})),
        kept_out=len(documents) - len(training),
        pairs=tuple((pairs.name, len(pairs.pairs)) for pairs in sets),
        losses=tuple(losses.items()),
        tokens=tokenizer.get_vocab_size(),
        retrieval=title_retrieval(StaticEncoder(folder).encode, unseen) if unseen else 0.0,
    )
    write_card(folder, trained, options)
    return trained


def _encoder(bag: SubwordBag) -> Callable[[Sequence[str]], Vectors]:
    """Return the encoder that the bag is at this moment."""
    model = SentenceTransformer(modules=[bag, Normalize()], device="cpu")
    return lambda texts: model.encode(list(texts), batch_size=256, show_progress_bar=False)


def _rows(
    bag: SubwordBag,
    subwords: Subwords,
    documents: Sequence[Document],
    options: TrainingOptions,
) -> tuple[Tokenizer, Vectors]:
    """Return the tokenizer and the row of each token, turned to the axes of sentences."""
    texts = list(all_texts(documents))
    sample = texts[:: max(1, len(texts) // _SENTENCES_FOR_AXES)]
    turn = export.axes(
        _encoder(bag)(sample),
        dimensions=options.dimensions,
        whitening=options.whitening,
    )
    kept, left = subwords.words[: options.vocabulary], subwords.words[options.vocabulary :]
    rare = [*((word, subwords.count(word)) for word in left), *subwords.rare]
    tokenizer = export.build_tokenizer(kept, rare, options.pieces)
    return tokenizer, export.token_rows(tokenizer, bag, subwords, rare) @ turn
