"""The command line: parse, call, print. One file per command."""

from __future__ import annotations

import contextlib
import gc
import os
import sys


def main() -> None:
    """Run the command `checker`; exits with 0, 1 or 2 as the contract says."""
    if sys.argv[1:] in (["--version"], ["-V"]):  # answered before anything is imported
        from checker import __version__

        sys.stdout.write(f"checker {__version__}\n")
        return
    # What a start loads lives to the end: looking through it for waste again and again is waste.
    gc.set_threshold(200_000, 50, 100)
    # Threads for small matrices cost more to start than they save; bulk work has its processes.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from checker.cli.app import app

    try:
        app()
    except SystemExit as end:
        if sys.argv[1:2] == ["gate"]:
            _leave(end.code)
        raise


def _leave(code: object) -> None:
    """End without taking apart what was loaded, which is a tenth of a gate's time."""
    with contextlib.suppress(OSError, ValueError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code if isinstance(code, int) else 0)
