"""What docs/packs.md shows is a pack that loads."""

import re
from pathlib import Path

from checker.packs import load_pack, validate_pack

PAGE = Path(__file__).parents[2] / "docs/packs.md"
BLOCK = re.compile(r"^(?:## |`)([a-z/]+\.yml).*?\n```yaml\n(.*?)```", re.MULTILINE | re.DOTALL)


def test_the_pack_of_the_documentation_loads(tmp_path: Path) -> None:
    blocks = BLOCK.findall(PAGE.read_text(encoding="utf-8"))
    assert len(blocks) == 7
    for name, text in blocks:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert validate_pack(tmp_path) == ()
    assert {rule.name for rule in load_pack(tmp_path).rules} == {
        "official-spelling",
        "cliches",
        "shouting",
    }
