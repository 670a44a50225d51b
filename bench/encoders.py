"""Measure sentence encoders side by side: quality, speed, time to load, memory.

    python bench/encoders.py ../shared/data/archive --gold ../shared/gold/seeds.json \
        --pairs ../shared/data/pairs/cross_source_pairs.jsonl.gz

All quality is measured on articles that the default encoder was not trained on: every sixth week
of the calendar, all outlets, without copies of what was trained on. TF-IDF is fitted on the very
texts it is asked about, which favours it. Columns:

    titles     mean reciprocal rank of an article's third sentence among all, asked by its title
    outlets    recall@1: the nearest title among other outlets' titles of the week is of the same
               event (pairs with a TF-IDF cosine of 0.5 and up)
    leads      the same with the first sentence instead of the title
    near       area under the ROC curve: two mentions of one claim of the gold file, against pairs
               that look alike and are not one claim
    random     the same against pairs of two claims
    graded     Spearman's rank correlation with the grades of tests/embed/graded.csv, 0 to 5
    sentences/s, load s, peak MiB: a process of its own, two cores, 40,000 sentences in parts of
               4,096; to load counts the imports, but for NumPy's, and the fit of TF-IDF

The transformer has the shape of a 12-layer MiniLM and random weights: its speed only.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import pickle
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import combinations, islice
from pathlib import Path
from typing import Any

NAMES = ("default", "hashing", "TF-IDF characters 3-5", "TF-IDF words", "12-layer transformer")
GRADED = Path(__file__).parents[1] / "tests" / "embed" / "graded.csv"
Texts = Sequence[str]
Encode = Callable[[Texts], Any]
Pairs = list[tuple[str, str]]


def main() -> None:
    """Prepare the data once, run every encoder in processes of its own, print one table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("archive", type=Path, help="folder of .jsonl or .jsonl.gz files")
    parser.add_argument("--pairs", type=Path, required=True, help="pairs of articles, one event")
    parser.add_argument("--gold", type=Path, required=True, help="gold file with claim groups")
    parser.add_argument("--only", nargs="*", default=NAMES, help="encoders, by name")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        data, sentences = Path(folder, "data.pickle"), Path(folder, "sentences.json")
        prepare(options, data, sentences)
        columns = ("titles", "outlets", "leads", "near", "random", "graded")
        print(f"{'encoder':<24}" + "".join(f"{name:>9}" for name in columns) + SPEED_HEAD)
        for name in options.only:
            found = child("quality", name, data)
            speed = child("speed", name, sentences)
            row = "".join(f"{found[c]:>9.3f}" if c in found else f"{'':>9}" for c in columns)
            print(
                f"{name:<24}{row}{speed['rate']:>13.0f}{speed['load']:>8.2f}{speed['peak']:>10.0f}"
            )


SPEED_HEAD = f"{'sentences/s':>13}{'load s':>8}{'peak MiB':>10}"


def prepare(options: argparse.Namespace, data: Path, sentences: Path) -> None:
    """Write what the children read: held-out articles, pairs, and sentences to time."""
    from checker.training.corpus import read_documents
    from checker.training.measure import held_out

    documents = held_out(read_documents([options.archive]))
    opener = gzip.open if options.pairs.suffix == ".gz" else open
    with opener(options.pairs, "rt", encoding="utf-8") as stream:
        rows = [json.loads(line) for line in stream]
    same_event = [(row["a_id"], row["b_id"]) for row in rows if row["cos"] >= 0.5]
    gold = json.loads(options.gold.read_text(encoding="utf-8"))
    with GRADED.open(encoding="utf-8", newline="") as stream:
        graded = [(int(r["grade"]), r["first"], r["second"]) for r in csv.DictReader(stream)]
    with data.open("wb") as stream:
        pickle.dump((documents, same_event, *claim_pairs(gold), graded), stream)
    found = [text for document in documents for text in document.sentences]
    lines = (json.dumps(text) + "\n" for text in found[:40_000])
    sentences.write_text("".join(lines), encoding="utf-8")


def claim_pairs(gold: dict[str, Any]) -> tuple[Pairs, Pairs, Pairs]:
    """Return pairs of one claim, look-alikes that are not, and pairs of two claims."""
    groups = [[member["quote"] for member in claim["members"]] for claim in gold["claims"]]
    same = [pair for group in groups for pair in combinations(group, 2)]
    near = [(pair["a"]["quote"], pair["b"]["quote"]) for pair in gold["not_same_claim"]]
    other = [(a, b) for one, two in combinations(groups, 2) for a in one for b in two]
    return same, near, other


def child(task: str, name: str, path: Path) -> dict[str, float]:
    """Run one task in a process of its own and return its figures."""
    command = [sys.executable, __file__, "--child", task, name, str(path)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def quality(name: str, path: Path) -> dict[str, float]:
    """Return what an encoder finds; nothing for the transformer, whose weights are random."""
    import numpy as np
    from scipy.stats import spearmanr
    from sklearn.metrics import roc_auc_score

    from checker.training.measure import cosines, outlet_recall, title_retrieval

    if name == NAMES[-1]:
        return {}
    with path.open("rb") as stream:
        documents, same_event, same, near, other, graded = pickle.load(stream)  # noqa: S301 - ours
    asked = [text for d in documents for text in (d.title, *d.sentences[:3])]
    asked += [text for pairs in (same, near) for pair in pairs for text in pair]
    encode = encoder(name, asked)
    one = cosines(encode, same)

    def auc(against: Pairs) -> float:
        two = cosines(encode, against)
        return float(roc_auc_score([1] * len(one) + [0] * len(two), np.concatenate([one, two])))

    grades = [grade for grade, _, _ in graded]
    alike = cosines(encode, [(first, second) for _, first, second in graded])
    return {
        "titles": title_retrieval(encode, documents),
        "outlets": outlet_recall(encode, documents, same_event, lambda d: d.title),
        "leads": outlet_recall(encode, documents, same_event, lambda d: (*d.sentences, d.title)[0]),
        "near": auc(near),
        "random": auc(other),
        "graded": float(spearmanr(grades, alike).statistic),
    }


def speed(name: str, path: Path) -> dict[str, float]:
    """Return sentences a second, seconds to load (imports too, but for NumPy), and peak MiB."""
    import numpy as np  # every encoder's

    assert np is not None
    if "TF-IDF" in name or name == NAMES[-1]:  # what is fitted needs texts first
        with path.open(encoding="utf-8") as stream:
            sample = [json.loads(line) for line in stream][: 512 if name == NAMES[-1] else None]
    else:
        sample = []
    before = time.perf_counter()
    encode = encoder(name, sample)
    load, count, seconds = time.perf_counter() - before, 0, 0.0
    with path.open(encoding="utf-8") as stream:
        while texts := [json.loads(line) for line in islice(stream, 4096)]:
            texts = texts[: len(sample)] if name == NAMES[-1] else texts
            before = time.perf_counter()
            encode(texts)
            seconds += time.perf_counter() - before
            count += len(texts)
            if name == NAMES[-1]:
                break
    status = Path("/proc/self/status").read_text(encoding="ascii")
    peak = int(status.partition("VmHWM:")[2].split()[0]) / 1024  # rusage counts the parent's
    return {"rate": count / seconds, "load": load, "peak": peak}


def encoder(name: str, texts: Texts) -> Encode:
    """Return the encoder of a name; TF-IDF is fitted on the texts."""
    if name in ("default", "hashing"):
        from checker.stages.embed import load_encoder

        return load_encoder(name).encode
    if name == NAMES[-1]:
        return transformer(texts)
    import numpy as np
    from sklearn.feature_extraction.text import TfidfVectorizer

    words = name == "TF-IDF words"
    shape: dict[str, Any] = {} if words else {"analyzer": "char_wb", "ngram_range": (3, 5)}
    encode: Encode = TfidfVectorizer(dtype=np.float32, **shape).fit(texts).transform
    return encode


def transformer(texts: Texts) -> Encode:
    """Return a transformer in the shape of a 12-layer MiniLM, with random weights."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from tokenizers import BertWordPieceTokenizer
    from transformers import BertConfig, BertModel, BertTokenizer

    torch.set_num_threads(2)
    with tempfile.TemporaryDirectory() as folder:
        tokenizer = BertWordPieceTokenizer()
        tokenizer.train_from_iterator(texts, vocab_size=30_000, show_progress=False)
        tokenizer.save_model(folder)
        BertTokenizer(str(Path(folder, "vocab.txt"))).save_pretrained(folder)
        shape = BertConfig(
            vocab_size=30_522,
            hidden_size=384,
            num_hidden_layers=12,
            num_attention_heads=12,
            intermediate_size=1536,
        )
        BertModel(shape).save_pretrained(folder)
        body = Transformer(folder)
        pooling = Pooling(body.get_embedding_dimension())
        model = SentenceTransformer(modules=[body, pooling], device="cpu")
    return lambda found: model.encode(list(found), show_progress_bar=False)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        task = {"quality": quality, "speed": speed}[sys.argv[2]]
        print(json.dumps(task(sys.argv[3], Path(sys.argv[4]))))
    else:
        main()
