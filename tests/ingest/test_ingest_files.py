"""Files and folders: what is found, in which order, under which id, and what is skipped."""

import os
from pathlib import Path

import pytest

from checker.errors import InputError
from checker.stages.ingest import Limits, read
from checker.types import Article, Skipped

DEFAULT = Limits()
TEXT = "افتتح وزير النقل محطة القطارات الجديدة في مدينة الورد.\r\nوحضر الافتتاح محافظ المدينة.\n"


def articles(*inputs: str | Path, limits: Limits = DEFAULT) -> list[Article]:
    return [item for item in read(inputs, limits=limits) if isinstance(item, Article)]


def skipped(*inputs: str | Path, limits: Limits = DEFAULT) -> list[Skipped]:
    return [item for item in read(inputs, limits=limits) if isinstance(item, Skipped)]


def write(path: Path, content: str | bytes = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_text_file_is_its_text_to_the_last_line_end(tmp_path: Path) -> None:
    (article,) = articles(write(tmp_path / "station.txt"))
    assert (article.id, article.title, article.text) == ("station", "", TEXT)
    assert (article.language, article.published, article.dated_by) == ("ar", None, "nothing")


def test_folders_are_walked_in_sorted_order_and_hidden_entries_passed_over(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/y.txt", ".hidden.txt", ".git/c.txt", "c.txt"):
        write(tmp_path / name)
    assert [article.id for article in articles(tmp_path)] == ["y", "z", "b", "c"]


def test_two_files_of_one_stem_are_both_kept(tmp_path: Path) -> None:
    for name in ("1.txt", "east/1.txt", "west/1.txt", "west/1.md"):
        write(tmp_path / name)
    assert [article.id for article in articles(tmp_path)] == [
        "1",
        "east/1.txt",
        "west/1.md",
        "west/1.txt",
    ]


def test_ids_of_named_files_hold_no_absolute_path(tmp_path: Path) -> None:
    first, second = write(tmp_path / "x/1.txt"), write(tmp_path / "y/1.txt")
    found = articles(first, second)
    assert [article.id for article in found] == ["1", "y/1.txt"]
    assert [article.path for article in found] == ["1.txt", "1.txt"]


def test_the_same_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path / "1.txt")
    assert len(list(read([tmp_path, path, tmp_path]))) == 1


def test_a_path_is_shown_as_it_was_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "news/1.txt")
    monkeypatch.chdir(tmp_path)
    assert articles("news")[0].path == "news/1.txt"
    assert articles(tmp_path / "news")[0].path == "news/1.txt"


def test_front_matter_of_markdown_is_metadata(tmp_path: Path) -> None:
    head = '---\ntitle: "محطة جديدة"\ndate: 2026-02-15\nsource: صحيفة الورد\ntags: [a, b]\n---\n'
    (article,) = articles(write(tmp_path / "m.md", head + TEXT))
    assert (article.title, article.text, article.source.name) == ("محطة جديدة", TEXT, "صحيفة الورد")
    assert str(article.day) == "2026-02-15"


def test_a_rule_of_dashes_in_markdown_is_no_front_matter(tmp_path: Path) -> None:
    raw = "# محطة\n---\n" + TEXT
    assert articles(write(tmp_path / "m.md", raw))[0].text == raw


def test_unknown_suffixes_are_skipped_by_name(tmp_path: Path) -> None:
    write(tmp_path / "a.docx")
    write(tmp_path / "notes")
    assert [(item.source.split("/")[-1], item.reason) for item in skipped(tmp_path)] == [
        ("a.docx", "not a format that is read: the suffix '.docx'"),
        ("notes", "not a format that is read: a name without suffix"),
    ]


@pytest.mark.parametrize("content", ["", " \r\n\t\n", "\ufeff", "\u200b\n"])
def test_empty_files_are_skipped(tmp_path: Path, content: str) -> None:
    (item,) = skipped(write(tmp_path / "e.txt", content))
    assert item.reason.startswith("empty")


def test_a_file_over_the_limit_is_skipped_with_size_and_limit(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as stream:
        stream.truncate(50 * 1024 * 1024)
    (item,) = skipped(path)
    assert item.reason == "too large: 50.0 MiB is over the limit of 20.0 MiB for one file"


def test_an_article_of_too_many_characters_is_skipped(tmp_path: Path) -> None:
    (item,) = skipped(write(tmp_path / "a.txt", "خبر " * 30), limits=Limits(max_article_chars=100))
    assert item.reason == "too large: 120 characters, over the limit of 100 for one article"


def test_a_missing_path_is_an_error_at_once(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file or folder"):
        read([write(tmp_path / "a.txt"), tmp_path / "none.txt"])


@pytest.mark.parametrize("name", ["", " ", "a\0b"])
def test_names_that_are_none_are_errors(name: str) -> None:
    with pytest.raises(InputError):
        read([name])


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    write(tmp_path / ".hidden.txt")
    with pytest.raises(InputError, match="nothing to read"):
        list(read([tmp_path]))
    with pytest.raises(InputError, match="nothing to read"):
        list(read([]))


def test_an_empty_folder_beside_a_full_one_is_named(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    full = write(tmp_path / "full/1.txt").parent
    assert [item.reason for item in skipped(tmp_path / "empty", full)] == ["an empty folder"]


def test_links_are_followed_inside_the_folder_only(tmp_path: Path) -> None:
    secret = write(tmp_path / "secret.txt")
    folder = write(tmp_path / "news/real.txt").parent
    (folder / "a-link.txt").symlink_to(folder / "real.txt")
    (folder / "b-out.txt").symlink_to(secret)
    (folder / "c-loop").symlink_to(folder, target_is_directory=True)
    (folder / "d-self.txt").symlink_to(folder / "d-self.txt")
    (folder / "e-nowhere.txt").symlink_to(folder / "nowhere.txt")
    found = list(read([folder]))
    assert [item.id for item in found if isinstance(item, Article)] == ["a-link"]
    assert [item.source for item in found if isinstance(item, Skipped)] == [
        "news/b-out.txt",
        "news/c-loop",
        "news/d-self.txt",
        "news/e-nowhere.txt",
    ]


def test_pipes_and_devices_are_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    reasons = [item.reason for item in skipped(tmp_path)]
    assert reasons[0].startswith("not a regular file")
    assert reasons[1] == "a link that leads out of the folder is not followed"
    assert skipped("/dev/zero")[0].reason.startswith("not a regular file")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_skipped(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    path.chmod(0)
    assert skipped(path)[0].reason == "cannot be read: Permission denied"


def test_an_error_of_the_system_is_a_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "a.txt")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert skipped(path)[0].reason == "cannot be read: Permission denied"


def test_a_name_that_is_no_text_is_shown_with_replacements(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/\xe3\xe5.txt"
    try:
        descriptor = os.open(name, os.O_CREAT | os.O_WRONLY)
    except OSError:
        pytest.skip("this file system takes no such names")
    os.write(descriptor, TEXT.encode())
    os.close(descriptor)
    (article,) = articles(tmp_path)
    assert article.id == "\ufffd\ufffd"
    assert article.path.encode()


def test_a_folder_deeper_than_the_call_stack_is_walked(tmp_path: Path) -> None:
    path = tmp_path
    for _ in range(1_200):
        path = path / "d"
    try:
        path.mkdir(parents=True)
    except (OSError, RecursionError):
        pytest.skip("this system takes no such path")
    assert list(read([write(tmp_path / "a.txt"), tmp_path]))
