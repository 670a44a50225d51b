"""What the documents contain: blocks of code, inline code, links, rows of tables."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = tuple(
    path.relative_to(ROOT).as_posix()
    for path in sorted(
        [
            *ROOT.glob("*.md"),
            *(ROOT / "docs").rglob("*.md"),
            *(ROOT / "bench").glob("*.md"),
            *(ROOT / "seeds").glob("*.md"),
        ]
    )
)
_FENCE = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
_INDENTED = re.compile(r"(?:^ {4}\S.*\n(?:\n(?= {4}))?)+", re.MULTILINE)
_INLINE = re.compile(r"`([^`\n]+)`")


def text(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def fenced(page: str, language: str) -> list[str]:
    """The fenced blocks of a language, in order, without the indentation of their list."""
    return [
        "".join(line.removeprefix(match[1]) for line in match[3].splitlines(keepends=True))
        for match in _FENCE.finditer(text(page))
        if match[2] == language
    ]


def shell(page: str) -> list[str]:
    """The lines of indented and shell blocks."""
    plain = _FENCE.sub("", text(page))
    blocks = [match[0] for match in _INDENTED.finditer(plain)]
    blocks += [*fenced(page, "sh"), *fenced(page, "bash"), *fenced(page, "yaml")]
    return [line.strip() for block in blocks for line in block.splitlines() if line.strip()]


def inline(page: str) -> list[str]:
    """What stands between single backticks in running text and tables."""
    prose = _FENCE.sub("", text(page))
    return [match[1].replace("\\|", "|") for match in _INLINE.finditer(prose)]


def links(page: str) -> list[str]:
    """The targets of links and pictures."""
    return re.findall(r"\]\(([^)\s]+)\)", _FENCE.sub("", text(page)))


def rows(page: str, *header: str) -> list[list[str]]:
    """The cells of all tables that have this header."""
    found: list[list[str]] = []
    inside = False
    for line in text(page).splitlines():
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))]
        if not line.startswith("|"):
            inside = False
        elif cells == list(header):
            inside = True
        elif inside and set(line) - set("|- "):
            found.append(cells)
    return found
