"""A small pack of invented people, written to a folder by each test."""

from collections.abc import Callable
from pathlib import Path

import pytest

FILES = {
    "pack.yml": """
name: demo
version: 1.0.0
description: {ar: حزمة تجريبية}
languages: [ar]
licence: Apache-2.0
""",
    "people.yml": """
people:
- id: salim
  name: {ar: سالم رمزي الورداني, en: Salim al-Wardani}
  aliases: [سالم الورداني]
  ambiguous: [الورداني]
  side: north
  ranks:
  - {rank: liwa, label: لواء, from: 2031-01-05, to: 2032-06-01, certainty: certain}
  - {rank: fariq, label: فريق ركن, from: 2032-06-01, last_seen: 2033-03, certainty: likely}
  posts:
  - {role: {ar: قائد الحامية}, organisation: garrison, from: 2031, certainty: likely}
- id: nadim
  name: {ar: نديم الورداني}
  ambiguous: [الورداني]
  side: north
  common: true
""",
    "organisations.yml": """
organisations:
- id: garrison
  name: {ar: قيادة الحامية الشمالية}
  variants: [الحامية الشمالية]
  ambiguous: [القيادة]
  seats: [qasr]
  side: north
  contested: true
- id: council
  name: {ar: مجلس المدينة}
  ambiguous: [القيادة]
""",
    "places.yml": """
sides:
- {id: north, label: {ar: الشمال}, country: LY, seats: [qasr], regions: [شمال الوادي]}
places:
- {id: qasr, name: {ar: القصر}, country: LY}
""",
    "facts.yml": """
facts:
- id: bridge
  subject: {ar: طول الجسر}
  about: [[جسر, الوادي]]
  value: 400
  unit: m
  tolerance: 0.05
  plausible: [100, 900]
  editions: [{value: 350, as_of: 1998}]
""",
    "style.yml": """
consistency:
- {name: spelling, variants: [مسؤول, مسئول]}
phrases:
- {name: cliche, phrases: [لفظ أنفاسه], severity: info}
""",
    "rules/shout.yml": """
name: shout
extends: pattern
pattern: '!{2,}'
""",
}

Writer = Callable[..., Path]


@pytest.fixture
def write_pack(tmp_path: Path) -> Writer:
    """Write the demo pack; `replace` gives (file, old, new) changes, `files` whole files."""

    def write(*replace: tuple[str, str, str], **files: str) -> Path:
        folder = tmp_path / "demo"
        contents = dict(FILES)
        for name, old, new in replace:
            assert old in contents[name], "the change must apply"
            contents[name] = contents[name].replace(old, new, 1)
        contents.update({name.replace("__", "/") + ".yml": text for name, text in files.items()})
        for name, text in contents.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text.lstrip("\n"), encoding="utf-8")
        return folder

    return write
