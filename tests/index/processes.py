"""Other processes: forked ones that have everything loaded, and real ones."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from checker.cli.app import app

CLI = [sys.executable, "-c", "import sys; from checker.cli import main; main()"]


class Child:
    """A forked process that does one thing and is gone; what it prints goes to a file."""

    def __init__(self, work: Callable[[], object], output: Path) -> None:
        self.output = output
        self._pid = os.fork()
        if not self._pid:
            _work(work, output)

    def kill_after(self, seconds: float) -> bool:
        """Kill it by surprise, and say whether it was still at work."""
        time.sleep(seconds)
        with contextlib.suppress(ProcessLookupError):
            os.kill(self._pid, 9)
        return self.code() == -9

    def code(self) -> int:
        """Wait for its end, and return how it ended."""
        return os.waitstatus_to_exitcode(os.waitpid(self._pid, 0)[1])

    @property
    def text(self) -> str:
        """All that it printed."""
        return self.output.read_text(encoding="utf-8", errors="replace")


def _work(work: Callable[[], object], output: Path) -> None:
    """Run, and never come back to the tests."""
    code = 70
    try:
        into = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(into, 1)
        os.dup2(into, 2)
        sys.stdout, sys.stderr = (open(stream, "w", closefd=False) for stream in (1, 2))  # noqa: SIM115
        work()
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    except BaseException:
        import traceback

        traceback.print_exc()
    finally:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        os._exit(code)


def command(*arguments: object, output: Path) -> Child:
    """Run `checker` in a forked process."""
    return Child(lambda: app([str(each) for each in arguments]), output)


def real(arguments: Sequence[object], **options: object) -> subprocess.Popen[str]:
    """Start `checker` as a shell does."""
    process: subprocess.Popen[str] = subprocess.Popen(
        [*CLI, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONUTF8": "1"},
        **options,  # type: ignore[call-overload]
    )
    return process
