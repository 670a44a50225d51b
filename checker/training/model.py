"""The model as it is trained: a bag of subword features, and the loop that trains it."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence

import numpy as np
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.base.modules import InputModule
from sentence_transformers.sentence_transformer import losses

from checker.stages.embed import Vectors
from checker.training.pairs import PairSet
from checker.training.subwords import Subwords
from checker.training.words import WordSplitter

# On the first design, a second and a third epoch gained 2% in title retrieval and lost 5% in
# graded similarity; batches of one week's articles lost 13% in title retrieval.
_BATCH = 1024
_LEARNING_RATE = 5e-3
_WARM_UP = 0.1
_SCALE = 20.0
_LAST_RATE = 0.02  # of the learning rate, at the end of the linear decay

Progress = Callable[[str, int, int], None]


class SubwordBag(InputModule):
    """A text's vector is the weighted sum of the vectors of its words' features.

    It starts with two parts side by side: ``meaning`` [frequent words, m], which the frequent
    words bring, and ``dimensions`` - m random ones for the n-grams, which keep the letters.
    """

    def __init__(
        self, splitter: WordSplitter, subwords: Subwords, dimensions: int, meaning: Vectors
    ) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._splitter = splitter
        self._subwords = subwords
        self.table = torch.nn.EmbeddingBag(subwords.rows, dimensions, mode="sum")
        words, first = meaning.shape
        start = torch.zeros(subwords.rows, dimensions)
        torch.nn.init.normal_(start[:, first:], std=(dimensions - first) ** -0.5)
        # As long as the sum of the word's random n-grams: both parts count the same.
        sizes = [subwords.size(word) ** 0.5 for word in subwords.words]
        start[:words, :first] = torch.from_numpy(meaning) * torch.tensor(sizes)[:, None]
        self.table.weight.data.copy_(start)

    def preprocess(  # type: ignore[override]
        self, inputs: Sequence[str], prompt: str | None = None, **_: object
    ) -> dict[str, torch.Tensor]:
        """Return feature ids, their weights, and where each text starts."""
        ids, weights, sizes = [], [], []
        for text in inputs:
            found = self._subwords.features(self._splitter.words(text))
            ids.append(found.ids)
            weights.append(found.weights)
            sizes.append(len(found.ids))
        return {
            "input_ids": torch.from_numpy(np.concatenate(ids)),
            "weights": torch.from_numpy(np.concatenate(weights)),
            "offsets": torch.from_numpy(np.cumsum([0, *sizes[:-1]])),
        }

    def forward(self, features: dict[str, torch.Tensor], **_: object) -> dict[str, torch.Tensor]:
        """Add ``sentence_embedding`` [texts, dimensions]."""
        features["sentence_embedding"] = self.table(
            features["input_ids"], features["offsets"], per_sample_weights=features["weights"]
        )
        return features

    def get_embedding_dimension(self) -> int:
        """Return the length of a vector."""
        return int(self.table.embedding_dim)

    def save(self, output_path: str, *args: object, **kwargs: object) -> None:
        """Refuse: what is kept is the static model that ``export`` makes of this one."""
        raise NotImplementedError("export the model instead")


def fit(
    bag: SubwordBag, sets: Iterable[PairSet], *, seed: int, progress: Progress
) -> dict[str, float]:
    """Train the bag once over all sets in mixed batches; return each set's mean last loss.

    The library's losses, in a loop of our own: its trainer wants two more libraries, and a batch
    here is drawn from one set and, where the set says so, from whole articles.
    """
    model = SentenceTransformer(modules=[bag], device="cpu")
    ranking = losses.MultipleNegativesRankingLoss(
        model,
        scale=_SCALE,
        directions=("query_to_doc", "doc_to_query"),
        partition_mode="per_direction",
    )
    dimensions = bag.get_embedding_dimension()
    loss = losses.MatryoshkaLoss(model, ranking, matryoshka_dims=[dimensions, dimensions // 2])
    chance = random.Random(seed)  # noqa: S311 - an order of batches, no secret
    batches = [batch for pairs in sets for batch in _batches(pairs, chance)]
    chance.shuffle(batches)
    optimiser = torch.optim.Adam(bag.parameters(), lr=_LEARNING_RATE)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _rate(step, len(batches)))
    history: dict[str, list[float]] = {}
    for step, (name, columns) in enumerate(batches, 1):
        features = [bag.preprocess(column) for column in columns]
        value = loss(features, torch.zeros(0))
        optimiser.zero_grad()
        value.backward()
        optimiser.step()
        schedule.step()
        history.setdefault(name, []).append(float(value.detach()) / 2)
        progress("train", step, len(batches))
    return {name: round(float(np.mean(values[-10:])), 3) for name, values in history.items()}


def _rate(step: int, steps: int) -> float:
    """Return the share of the learning rate at a step: linear up, then linear down."""
    return min(1.0, (step + 1) / (_WARM_UP * steps)) * max(_LAST_RATE, 1 - step / steps)


def _batches(
    pairs: PairSet, chance: random.Random
) -> Iterable[tuple[str, tuple[list[str], list[str]]]]:
    """Yield batches of a set's pairs, as many epochs as the set asks for."""
    size = min(_BATCH, len(pairs.pairs))
    for _ in range(pairs.epochs):
        order = list(pairs.pairs)
        chance.shuffle(order)
        if pairs.grouped:
            seen: dict[str, int] = {}
            order.sort(key=lambda pair: seen.setdefault(pair.group, len(seen)))
        for start in range(0, len(order) - size + 1, size) if size else ():
            batch = order[start : start + size]
            yield pairs.name, ([pair.first for pair in batch], [pair.second for pair in batch])
