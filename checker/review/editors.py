"""Who may decide: one editor on this machine, or those of a token file."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from checker.errors import ConfigError

SHORTEST_TOKEN = 20  # characters: what cannot be guessed over a network
_LONGEST_NAME = 100
_MOST_BYTES = 1_000_000
_NOBODY: Mapping[str, bytes] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Editors:
    """Digests of tokens by name. With none, ``alone`` decides, and nobody signs in."""

    tokens: Mapping[str, bytes] = field(default_factory=lambda: _NOBODY)
    alone: str = ""

    @property
    def sign_in(self) -> bool:
        """Say whether editors must sign in."""
        return bool(self.tokens)

    def who(self, token: str) -> str:
        """Return the editor of a token, or "". Takes as long for a wrong one as for a right one."""
        given = _digest(token)
        found = ""
        for name, known in self.tokens.items():
            if hmac.compare_digest(given, known):
                found = name
        return found


def one_editor(name: str) -> Editors:
    """Return the one editor of this machine, who need not sign in.

    Raises:
        ConfigError: no name for an editor.
    """
    if not is_name(name.strip()):
        raise ConfigError("no name for an editor", where="option --editor")
    return Editors(alone=name.strip())


def is_name(name: str) -> bool:
    """Say whether a text names an editor: printable, of one line, of bearable length."""
    return 0 < len(name) <= _LONGEST_NAME and name.isprintable()


def read_editors(path: Path) -> Editors:
    """Read a token file: a line for each editor, `name: token`; blank lines and # are left out.

    Raises:
        ConfigError: it cannot be read, or a line of it is none; ``where`` is `path:line`.
    """
    try:
        data = path.read_bytes()[: _MOST_BYTES + 1]
        text = data.decode("utf-8-sig")
    except (OSError, UnicodeError) as error:
        raise ConfigError(f"the token file cannot be read: {error}", where=str(path)) from None
    tokens: dict[str, bytes] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        name, token = _parted(line, f"{path}:{number}")
        if name in tokens or _digest(token) in tokens.values():
            raise ConfigError("a name or token stands twice", where=f"{path}:{number}")
        tokens[name] = _digest(token)
    if not tokens:
        hint = "write a line for each editor: name: token"
        raise ConfigError("the token file names nobody", where=str(path), hint=hint)
    return Editors(MappingProxyType(tokens))


def _parted(line: str, where: str) -> tuple[str, str]:
    name, colon, token = (part.strip() for part in line.partition(":"))
    if not colon or not is_name(name):
        raise ConfigError("no line like `name: token`", where=where)
    if len(token) < SHORTEST_TOKEN:
        hint = "make one: python -c 'import secrets; print(secrets.token_urlsafe())'"
        raise ConfigError(f"a token needs {SHORTEST_TOKEN} characters", where=where, hint=hint)
    return name, token


def _digest(token: str) -> bytes:
    return sha256(token.encode("utf-8", "surrogatepass")).digest()
