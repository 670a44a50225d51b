"""`checker review`: decide on findings in a browser, and move decisions about."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from checker.cli import options
from checker.cli.options import Asked
from checker.errors import ConfigError, InputError

if TYPE_CHECKING:
    from checker.config import LoadedConfig
    from checker.review import Desk
    from checker.review.proposals import Shelf

HELP = """Decide on findings, one after another, with their evidence.

A local web page shows each finding once. Decisions are added to a log beside the index
(decisions.sqlite) or the report, and nothing is ever taken out of it; `check` and `gate`
heed it. Needs the extra: pip install 'claim-checker[review]'

\b
Examples:
  checker review --index archive.index
  checker review --report report.json --articles articles/
  checker review --index archive.index --pack-folder packs/desk
  checker review --index archive.index --host 0.0.0.0 --tokens editors.txt
  checker review export --index archive.index -o decisions.jsonl
  checker review import decisions.jsonl --index archive.index
"""

app = typer.Typer(
    rich_markup_mode=None, help=HELP, no_args_is_help=True, invoke_without_command=True
)

IndexOption: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--index",
        metavar="DIR",
        envvar="CHECKER_INDEX",
        help="Folder of the index; its log is decisions.sqlite in it.",
    ),
]
ReportOption: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--report", metavar="FILE", help="A JSON report; its log is FILE.decisions.sqlite."
    ),
]


@app.callback()
def review(
    context: typer.Context,
    index: IndexOption = None,
    report: ReportOption = None,
    articles: Annotated[
        list[str] | None,
        typer.Option(
            "--articles",
            metavar="PATH",
            help="With --report: articles it was made of, to show them whole. Repeatable.",
        ),
    ] = None,
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help="Where to listen.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", metavar="N", min=1, max=65535, help="Port to listen on.")
    ] = 8400,
    tokens: Annotated[
        Path | None,
        typer.Option("--tokens", metavar="FILE", help="Who may sign in: lines of `name: token`."),
    ] = None,
    editor: Annotated[
        str | None,
        typer.Option("--editor", metavar="NAME", help="Who decides. Default: the system's user."),
    ] = None,
    known_as: Annotated[
        list[str] | None,
        typer.Option("--known-as", metavar="NAME", help="The name a proxy passes on. Repeatable."),
    ] = None,
    proxy: Annotated[
        str,
        typer.Option(
            "--proxy", metavar="ADDRESS", help="A proxy whose X-Forwarded-For tells who asks."
        ),
    ] = "",
    pack_folder: Annotated[
        Path | None,
        typer.Option(
            "--pack-folder",
            metavar="DIR",
            help="Your own pack: what an editor accepts under Pack proposals is added to it.",
        ),
    ] = None,
    config: options.ConfigOption = None,
    quiet: options.QuietOption = False,
) -> None:
    """Serve the review; the help is above."""
    if context.invoked_subcommand:
        if index or report:
            raise InputError(
                "options stand behind the command", hint="checker review export --help"
            )
        return
    _needed()
    from checker.review import one_editor, read_editors
    from checker.review.serving import check_address, check_proxy, serve

    if tokens and editor:
        raise ConfigError("--tokens and --editor exclude each other")
    editors = read_editors(tokens) if tokens else one_editor(_user() if editor is None else editor)
    check_address(host, editors, known_as=known_as or ())
    check_proxy(proxy)
    loaded = options.settings(Asked(config=config))
    shelf = _shelf(loaded, pack_folder)
    desk = _desk(index, report, articles or [], loaded, quiet)
    if not quiet:
        shown = f"[{host}]" if ":" in host else host
        typer.echo(f"{len(desk.findings)} findings at http://{shown}:{port}/", err=True)
        typer.echo("Ctrl+C ends the review; every decision is kept at once.", err=True)
    serve(desk, editors, host=host, port=port, known_as=known_as or (), proxy=proxy, shelf=shelf)


@app.command("export")
def export_decisions(
    index: IndexOption = None,
    report: ReportOption = None,
    output: options.OutputOption = None,
) -> None:
    """Write all decisions as JSON lines, to be moved or kept."""
    from checker.decisions import read_log, write_lines

    text = write_lines(read_log(_log_of(index, report)))
    if output is None:
        typer.echo(text, nl=False)
        return
    try:
        output.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputError(f"cannot be written: {error.strerror}", where=str(output)) from error


@app.command("import")
def import_decisions(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="Exports, or logs of other desks.")
    ],
    index: IndexOption = None,
    report: ReportOption = None,
) -> None:
    """Merge decisions into a log: nothing is lost, and it is said where editors disagree."""
    from checker.decisions import DecisionLog, read_any, standing

    found = [entry for file in files for entry in read_any(file)]
    log = DecisionLog(_log_of(index, report))
    new = log.add(found)
    typer.echo(f"{log.path}: {new} new of {len(found)}")
    from checker.stages.report.visible import one_line

    for finding, stands in standing(log.entries()).items():
        if stands.disagree:
            words = ", ".join(f"{one.editor}: {one.verdict}" for one in stands.decisions)
            typer.echo(one_line(f"editors disagree on {finding}: {words}"))


def _desk(
    index: Path | None, report: Path | None, articles: list[str], loaded: LoadedConfig, quiet: bool
) -> Desk:
    """Return the desk: findings, texts and log."""
    from checker.decisions import DecisionLog
    from checker.review import Desk
    from checker.review.texts import GivenTexts, IndexTexts

    log = _log_of(index, report)
    if index:
        from checker.cli.check import run_index

        if articles:
            raise InputError("an index brings its own articles", hint="leave out --articles")
        found = run_index(index, loaded.config, quiet=quiet)
        return Desk(found, IndexTexts(index), DecisionLog(log))
    assert report is not None  # noqa: S101 - one of the two is given
    from checker.pipeline import Wanted, read_articles
    from checker.stages.report.json_reading import read_findings

    texts = {
        each.id: each for each in read_articles(articles, Wanted.of(loaded.config), [])
    }  # what is skipped cannot be shown whole: the page says so
    return Desk(read_findings(report, texts), GivenTexts(texts), DecisionLog(log))


def _shelf(loaded: LoadedConfig, folder: Path | None) -> Shelf:
    """Return the packs, and the newsroom's own, which must be sound."""
    from checker.packs import find_pack, load_packs
    from checker.review.proposals import Shelf

    return Shelf(load_packs(loaded.config.packs), find_pack(folder) if folder else None)


def _log_of(index: Path | None, report: Path | None) -> Path:
    if bool(index) == bool(report):
        raise InputError("name either an --index or a --report")
    if report:
        if not report.is_file():
            raise InputError("no such report", where=str(report))
        return report.with_name(f"{report.name}.decisions.sqlite")
    from checker.decisions import LOG_NAME

    folder = Path(str(index))
    if not folder.is_dir():
        hint = f"`checker index add ARTICLES --index {folder}` makes one."
        raise InputError("there is no index here", where=str(folder), hint=hint)
    return folder / LOG_NAME


def _needed() -> None:
    try:
        import python_multipart  # noqa: F401
        import starlette  # noqa: F401
        import uvicorn  # noqa: F401
    except ImportError:
        raise ConfigError(
            "the review needs its extra", hint="pip install 'claim-checker[review]'"
        ) from None


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "editor"
