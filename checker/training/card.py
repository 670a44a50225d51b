"""The model card: what a model was trained on, how, and how well it did."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.training.train import Trained, TrainingOptions

_TEMPLATE = Path(__file__).with_name("card.md.j2")


def write_card(folder: Path, trained: Trained, options: TrainingOptions) -> None:
    """Write ``README.md`` into a model's folder."""
    from jinja2 import Environment, StrictUndefined

    # Markdown, not HTML: there is nothing to escape, and outlets' names are all that is not ours.
    environment = Environment(undefined=StrictUndefined, keep_trailing_newline=True)  # noqa: S701
    template = environment.from_string(_TEMPLATE.read_text(encoding="utf-8"))
    text = template.render(options=options, **asdict(trained))
    (folder / "README.md").write_text(text, encoding="utf-8")
