"""One place where faults become messages and exit codes: never a traceback for expected ones."""

from __future__ import annotations

import contextlib
import os
import sys
import traceback
from typing import Any

import typer
from typer.core import TyperGroup

from checker.errors import CheckerError

OK, FINDINGS, FAILED, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 130, 141


class Guarded(TyperGroup):
    """The group of all commands: what a command raises leaves here as an exit code."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command; see the module."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except CheckerError as error:
            tell_error(error)
            raise typer.Exit(FAILED) from None
        except KeyboardInterrupt:
            typer.echo("interrupted", err=True)
            raise typer.Exit(INTERRUPTED) from None
        except BrokenPipeError:
            _silence_stdout()
            raise typer.Exit(PIPE_CLOSED) from None
        except OSError as error:
            where = os.fsdecode(error.filename) if error.filename else ""
            tell_error(CheckerError(error.strerror or str(error), where=where))
            raise typer.Exit(FAILED) from None
        except Exception as error:
            if type(error).__module__.partition(".")[0] in ("typer", "click"):
                raise
            traceback.print_exc()
            typer.echo("error: this is a fault of checker itself; please report it", err=True)
            raise typer.Exit(FAILED) from None
        return result


def tell_error(error: CheckerError) -> None:
    """Print `error: where: what` and the hint, indented, on stderr."""
    where = f"{error.where}: " if error.where else ""
    # A path may hold line breaks, and a CI obeys lines that begin in its own way.
    head = " ".join(f"{where}{error.message}".splitlines())
    typer.echo(f"error: {head}", err=True)
    for line in error.hint.splitlines():
        typer.echo(f"  {line}", err=True)


def _silence_stdout() -> None:
    """Let the interpreter's last flush go nowhere, as the reader of the pipe has left."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
