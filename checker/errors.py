"""One error tree. Bad articles are values (``Skipped``), never exceptions.

CheckerError            the job could not be done: the command exits with 2
├── ConfigError         checker.toml, [tool.checker], an option or an environment value
├── PackError           a newsroom pack, a language pack or a rule file
├── InputError          no input, or none of it readable
├── GoldError           a gold file for ``checker eval``
├── ArchiveError        an index that is missing, damaged, newer, full or in use
├── FeedError           the state of ``checker watch``: in use, damaged, newer
├── DecisionError       a log of decisions that cannot be read, written or merged
├── HistoryError        a history of runs that is missing, damaged, newer, or cannot be written
├── NoticeError         a notice that is not set up, or could not be sent
└── EncoderError        an encoder that is not installed or cannot be loaded
"""

from __future__ import annotations


class CheckerError(Exception):
    """Say what was wrong, where, and what to do. ``where`` is ``path:line:column`` or ""."""

    def __init__(self, message: str, *, where: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        head = f"{self.where}: {self.message}" if self.where else self.message
        return f"{head}\n{self.hint}" if self.hint else head


class ConfigError(CheckerError):
    """A setting that is unknown, has the wrong type, or a config file that cannot be read."""


class PackError(CheckerError):
    """A pack, language or rule file that does not follow its schema."""


class InputError(CheckerError):
    """There is nothing to check: no such path, an empty folder, or nothing readable in it."""


class GoldError(CheckerError):
    """A gold file that does not follow the contract."""


class ArchiveError(CheckerError):
    """An index that is missing, damaged, of a newer format, in use, or cannot be written."""


class FeedError(CheckerError):
    """The state of a watch that is in use, damaged, newer, or cannot be read or written."""


class DecisionError(CheckerError):
    """A log or file of decisions that cannot be read or written, or holds what is none."""


class HistoryError(CheckerError):
    """A history of runs that is missing, damaged, of a newer format, or cannot be written."""


class NoticeError(CheckerError):
    """A notice that is not set up, or that its server did not take."""


class EncoderError(CheckerError):
    """An encoder that is unknown, not installed, or cannot be loaded offline."""
