"""The command line: parse, call, print. One file per command."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command `checker`; exits with 0, 1 or 2 as the contract says."""
    if sys.argv[1:] in (["--version"], ["-V"]):  # answered before anything is imported
        from checker import __version__

        sys.stdout.write(f"checker {__version__}\n")
        return
    from checker.cli.app import app

    app()
