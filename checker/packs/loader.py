"""Load packs from folders of YAML; every mistake is shown where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from checker.config.problems import Problem, closest, problems
from checker.errors import PackError
from checker.packs.entry import Entry
from checker.packs.marked import Marked, read_marked
from checker.packs.model import Facts, Organisations, Pack, PackInfo, People, Places, Style
from checker.packs.references import dangling
from checker.packs.rules import ARCHETYPES, RuleSpec

BUNDLED = Path(__file__).parent
_FILES: dict[str, type[Entry]] = {
    "people.yml": People,
    "organisations.yml": Organisations,
    "places.yml": Places,
    "facts.yml": Facts,
    "style.yml": Style,
}
AnyEntry = TypeVar("AnyEntry", bound=Entry)


@dataclass(frozen=True, slots=True)
class PackProblem:
    """A mistake in a pack: `path:line:column`, what it is, the lines around it, a hint."""

    where: str
    message: str
    excerpt: str = ""
    hint: str = ""


def bundled_packs() -> tuple[str, ...]:
    """Return the names of the packs that come with checker."""
    return tuple(sorted(path.parent.name for path in BUNDLED.glob("*/pack.yml")))


def load_packs(
    names_or_paths: Sequence[str | Path], *, search: Sequence[Path] = ()
) -> tuple[Pack, ...]:
    """Load packs by name (in the folders ``search``, then among the bundled) or by path.

    Raises:
        PackError: a pack that does not exist, stands twice, or breaks the schema.
    """
    packs: dict[str, Pack] = {}
    for item in names_or_paths:
        folder = find_pack(item, search=search)
        pack = _bundled(folder) if folder.parent == BUNDLED else load_pack(folder)
        if pack.name in packs:
            raise PackError(f"the pack {pack.name!r} is loaded twice", where=str(pack.folder))
        packs[pack.name] = pack
    return tuple(packs.values())


def find_pack(item: str | Path, *, search: Sequence[Path] = ()) -> Path:
    """Return the folder of a pack that is given by name or by path.

    Raises:
        PackError: there is none; the hint names the nearest one.
    """
    text = str(item)
    if isinstance(item, str) and not any(mark in text for mark in "/\\") and text[:1] != ".":
        for folder in (*search, BUNDLED):
            if (folder / text / "pack.yml").is_file():
                return folder / text
        hint = closest(text, bundled_packs()) or f"bundled packs: {', '.join(bundled_packs())}"
        raise PackError(
            f"no pack is called {text!r}", hint=f"{hint} A path needs a slash: ./{text}"
        )
    path = Path(item)
    if path.name == "pack.yml":
        path = path.parent
    if not (path / "pack.yml").is_file():
        raise PackError("not a pack: there is no pack.yml in it", where=text)
    return path


def load_pack(folder: Path) -> Pack:
    """Load the pack in a folder.

    Raises:
        PackError: the first mistake, with its lines, and how many there are.
    """
    found = _Reader(folder)
    pack = found.read()
    if found.problems or pack is None:
        first, more = found.problems[0], len(found.problems) - 1
        hint = "\n".join(part for part in (first.excerpt, first.hint) if part)
        message = first.message + (f" (and {more} more: checker packs validate)" if more else "")
        raise PackError(message, where=first.where, hint=hint)
    return pack


@cache
def _bundled(folder: Path) -> Pack:
    """Return a pack that comes with checker; it is read once in a process."""
    return load_pack(folder)


def validate_pack(folder: Path) -> tuple[PackProblem, ...]:
    """Return everything that is wrong with the pack in a folder, or () if it can be loaded."""
    found = _Reader(folder)
    found.read()
    return tuple(found.problems)


class _Reader:
    """Read one pack and gather its problems instead of stopping at the first."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[PackProblem] = []
        self._files: dict[str, Marked] = {}

    def read(self) -> Pack | None:
        """Return the pack, or None where its problems leave nothing to return."""
        info = self._file(self.folder / "pack.yml", PackInfo)
        self._strangers()
        parts: dict[str, object] = {}
        rules: list[RuleSpec] = []
        for name, model in _FILES.items():
            if not (self.folder / name).is_file():
                continue
            entry = self._file(self.folder / name, model)
            if isinstance(entry, Style):
                rules += [*entry.consistency, *entry.phrases]
            elif entry is not None:
                parts.update({key: getattr(entry, key) for key in type(entry).model_fields})
        rules += self._rules()
        if info is None or self.problems:
            return None
        pack = Pack.model_validate(
            {"info": info, "folder": self.folder, "rules": tuple(rules), **parts}
        )
        self._check(pack)
        return None if self.problems else pack

    def _file(self, path: Path, model: type[AnyEntry]) -> AnyEntry | None:
        try:
            marked = read_marked(path)
        except PackError as error:
            self.problems.append(PackProblem(error.where, error.message, error.hint))
            return None
        self._files[path.name] = marked
        return self._validated(marked, model)

    def _validated(self, marked: Marked, model: type[AnyEntry]) -> AnyEntry | None:
        try:
            return model.model_validate(marked.value)
        except ValidationError as error:
            for problem in problems(error, model):
                self._add(marked, problem)
            return None

    def _add(self, marked: Marked, problem: Problem) -> None:
        at_key = problem.message.startswith("unknown key")
        where = marked.where(problem.path, at_key=at_key)
        shown = marked.excerpt(problem.path, at_key=at_key)
        self.problems.append(PackProblem(where, problem.message, shown, problem.hint))

    def _strangers(self) -> None:
        """A file that nobody reads is a mistyped name: say so instead of losing it."""
        known = ("pack.yml", *_FILES)
        for path in sorted(self.folder.glob("*.y*ml")):
            if path.name not in known:
                hint = closest(path.name, known) or f"files of a pack: {', '.join(known)}"
                self.problems.append(PackProblem(str(path), "no such file in a pack", "", hint))

    def _rules(self) -> Iterator[RuleSpec]:
        for path in sorted((self.folder / "rules").glob("*.y*ml")):
            try:
                marked = read_marked(path)
            except PackError as error:
                self.problems.append(PackProblem(error.where, error.message, error.hint))
                continue
            rule = self._rule(path, marked)
            if rule is not None:
                yield rule

    def _rule(self, path: Path, marked: Marked) -> RuleSpec | None:
        values = marked.value if isinstance(marked.value, dict) else {}
        archetype = ARCHETYPES.get(str(values.get("extends", "")))
        if archetype is None:
            wrong = str(values.get("extends", ""))
            message = f"extends: {wrong!r} is no archetype" if wrong else "'extends' is missing"
            hint = closest(wrong, ARCHETYPES) or f"one of: {', '.join(ARCHETYPES)}"
            self._add(marked, Problem(("extends",), message, hint))
            return None
        rule = self._validated(marked, archetype)
        if rule is not None and rule.name != path.stem:
            hint = f"name the file {rule.name}.yml"
            self._add(marked, Problem(("name",), "a rule is named like its file", hint))
        return rule

    def _check(self, pack: Pack) -> None:
        for name, problem in dangling(pack):
            if name in self._files:
                self._add(self._files[name], problem)
            else:
                self.problems.append(
                    PackProblem(str(self.folder), problem.message, "", problem.hint)
                )
