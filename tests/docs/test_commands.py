"""Every command, option and target that a document names is there, and none is left unnamed."""

import re
import shlex
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
import typer

from checker.cli.app import app

from . import pages

ROOT_COMMAND: Any = typer.main.get_command(app)
TARGETS = re.compile(r"^([a-z]+):", re.MULTILINE)


def commands(group: Any = ROOT_COMMAND, above: tuple[str, ...] = ()) -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            found |= commands(command, (*above, name))
        if not hasattr(command, "commands") or command.invoke_without_command:
            found[" ".join((*above, name))] = command
    return found


COMMANDS = commands()


def calls(page: str) -> Iterator[list[str]]:
    """Yield the words of every call of checker, comment and redirection cut off."""
    for code in [*pages.shell(page), *pages.inline(page)]:
        for part in re.split(r"[|;&]", code.partition(" # ")[0].partition("  ")[0]):
            if re.match(r"checker( |$)", part.strip()):
                yield shlex.split(part)[1:]


CALLS = sorted({tuple(call) for page in pages.PAGES for call in calls(page)})


def named(call: tuple[str, ...]) -> tuple[Any, tuple[str, ...]]:
    """Find the command of a call, and its arguments."""
    for words in (2, 1):
        name = " ".join(call[:words])
        if name in COMMANDS:
            return COMMANDS[name], call[words:]
    raise AssertionError(f"no such command: {call}")


def test_the_documents_call_checker() -> None:
    assert len(CALLS) >= 15


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_a_call_names_a_command_and_its_options(call: tuple[str, ...]) -> None:
    if not call or (len(call) == 1 and call[0] in ROOT_COMMAND.commands):
        return  # the name of the program, or of a group of commands
    command, arguments = named(call)
    command.make_parser(command.context_class(command)).parse_args(list(arguments))


def test_an_unknown_option_would_be_seen() -> None:
    command, arguments = named(("check", "articles", "--nonsense"))
    with pytest.raises(Exception, match="--nonsense"):
        command.make_parser(command.context_class(command)).parse_args(list(arguments))


def test_every_command_is_in_a_document() -> None:
    told = {
        name
        for name in COMMANDS
        for call in CALLS
        if call[: name.count(" ") + 1] == (*name.split(),)
    }
    assert told == set(COMMANDS)


@pytest.mark.parametrize("page", pages.PAGES)
def test_an_option_alone_belongs_to_some_command(page: str) -> None:
    known = {"--version", "-h", "-V"}
    known |= {opt for command in COMMANDS.values() for part in command.params for opt in part.opts}
    words = [code.split()[0] for code in pages.inline(page) if code.startswith("-")]
    options = {word for word in words if re.fullmatch(r"--?[a-z][a-z-]*", word)}
    assert options - known == set()


@pytest.mark.parametrize("page", pages.PAGES)
def test_make_targets_are_there(page: str) -> None:
    targets = set(TARGETS.findall((pages.ROOT / "Makefile").read_text(encoding="utf-8")))
    code = "\n".join([*pages.shell(page), *pages.inline(page)])
    assert set(re.findall(r"\bmake ([a-z]+)", code)) <= targets


def test_the_targets_help_names_are_all_there_are() -> None:
    makefile = (pages.ROOT / "Makefile").read_text(encoding="utf-8")
    assert {*re.findall(r'"make ([a-z]+) ', makefile), "help"} == set(TARGETS.findall(makefile))
