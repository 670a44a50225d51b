"""`checker packs`: what newsrooms know, checked before it is used."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.guard import FAILED

if TYPE_CHECKING:
    from checker.packs import Pack
    from checker.packs.entry import Dated

app = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="List, check and show newsroom packs."
)


@app.command("list")
def list_packs() -> None:
    """List the packs that come with checker."""
    from checker.packs import bundled_packs, load_packs

    for pack in load_packs(bundled_packs()):
        typer.echo(f"{pack.name} {pack.info.version}  {pack.info.description.en}")
        typer.echo(f"  {_counts(pack)}")


@app.command()
def validate(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Folders of packs, or bundled names.")
    ],
) -> None:
    """Check packs against the schema and print every mistake where it stands.

    Exits with 2 when a pack is broken.
    """
    from checker.packs import find_pack, load_pack, validate_pack

    broken = False
    for item in paths:
        folder = find_pack(Path(item) if Path(item).exists() else item)
        found = validate_pack(folder)
        for problem in found:
            typer.echo(f"{problem.where}: {problem.message}")
            for line in (*problem.excerpt.splitlines(), *problem.hint.splitlines()):
                typer.echo(f"  {line}")
        broken = broken or bool(found)
        if not found:
            pack = load_pack(folder)
            typer.echo(f"{pack.name} {pack.info.version}: valid; {_counts(pack)}")
    if broken:
        raise typer.Exit(FAILED)


@app.command()
def show(
    name: Annotated[str, typer.Argument(metavar="NAME|FOLDER", help="A pack.")],
) -> None:
    """Show what a pack knows of people: ranks and posts with their dates."""
    from checker.packs import find_pack, load_pack

    pack = load_pack(find_pack(Path(name) if Path(name).exists() else name))
    typer.echo(f"{pack.name} {pack.info.version}: {_counts(pack)}")
    for person in pack.people:
        typer.echo(f"\n{person.name.ar}  {person.name.en}  [{person.id}]")
        for rank in person.ranks:
            typer.echo(f"  {_time(rank)}  {rank.label} ({rank.rank}, {rank.certainty})")
        for post in person.posts:
            typer.echo(f"  {_time(post)}  {post.role.ar} ({post.certainty})")


def _counts(pack: Pack) -> str:
    parts = ("people", "organisations", "sides", "places", "facts", "rules")
    return ", ".join(f"{len(getattr(pack, part))} {part}" for part in parts)


def _time(dated: Dated) -> str:
    end = str(dated.end) if dated.end else f"seen {dated.last_seen}" if dated.last_seen else "?"
    return f"{dated.start or '?'!s:>10} .. {end:<15}"
