"""`checker train-encoder`: an encoder of one's own, from one's own archive."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from checker.cli import options
from checker.cli.progress import progress
from checker.errors import EncoderError, InputError

HELP = """Train a static sentence encoder on archives and write its folder.

Needs the extra `transformers`. Nothing is labelled: titles, sentences and days of publication
are what it learns from. Every sixth week of the calendar is left out, and the encoder is measured
on it. The same archive and the same libraries give the same vectors again.

\b
Examples:
  checker train-encoder archive/ -o my-encoder
  checker check articles/ --encoder static:my-encoder
"""


def train_encoder(
    paths: Annotated[list[str], typer.Argument(metavar="PATHS...", help="Articles to learn from.")],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FOLDER", help="Where the model goes.")
    ],
    paraphrases: Annotated[
        Path | None,
        typer.Option(
            "--paraphrases",
            metavar="CSV",
            help="Pairs that say the same: columns s1, s2 and, where some do not, stance.",
        ),
    ] = None,
    seed: Annotated[int, typer.Option("--seed", help="Another seed, another model.")] = 1,
    quiet: options.QuietOption = False,
) -> None:
    """Train a static sentence encoder on archives and write its folder."""
    if output.exists() and (not output.is_dir() or any(output.iterdir())):
        raise InputError("there is something already", where=str(output), hint="name a new folder")
    try:
        from checker.training import TrainingOptions
        from checker.training import train_encoder as train
    except ImportError as error:
        raise EncoderError(
            f"training needs a library that is not installed: {error.name}",
            hint="pip install 'claim-checker[transformers]'",
        ) from error
    with progress(quiet=quiet) as tell:
        done = train(
            paths,
            output,
            paraphrases=paraphrases,
            options=TrainingOptions(seed=seed),
            progress=tell or (lambda stage, at, total: None),
        )
    drawn = ", ".join(f"{name} {count}" for name, count in done.pairs)
    typer.echo(f"{output}: {done.tokens} tokens, from {done.articles} articles ({drawn} pairs)")
    if done.kept_out:
        typer.echo(
            f"title to third sentence, {done.kept_out} unseen articles: {done.retrieval:.3f}"
        )
