"""Every input format: the good file gives its articles, the broken one gives issues and goes on."""

import io
import sys
from pathlib import Path

import pytest

from etl.articles import Article, read_articles
from etl.articles.read import READERS
from etl.articles.record import article_of
from etl.errors import ArticleError
from etl.issues import Issue

FIXTURES = Path(__file__).parents[2] / "fixtures" / "articles"


def read(*names: str) -> tuple[list[Article], list[Issue]]:
    items = list(read_articles(FIXTURES / name for name in names))
    return (
        [item for item in items if isinstance(item, Article)],
        [item for item in items if isinstance(item, Issue)],
    )


@pytest.mark.parametrize(
    ("name", "title", "source", "published"),
    [
        ("good.txt", "Dockers walk out over pay", "The Quay Herald", "2018-03-14"),
        ("wire.txt", None, "Coast Wire", "2018-03-14"),
        ("good.html", "Dockers walk out over pay", "The Quay Herald", "2018-03-14"),
        ("good.jsonl", "Dockers walk out", "The Quay Herald", "2018-03-14"),
        ("good.csv", None, "The Quay Herald", "2018-03-14"),
    ],
)
def test_a_good_file_names_title_outlet_and_day(name, title, source, published):
    articles, issues = read(name)
    assert not issues
    first = articles[0]
    assert (first.title, first.source) == (title, source)
    assert first.published is not None
    assert first.published.iso() == published
    assert "Dockers" in first.text
    assert first.origin.startswith(name)


def test_a_page_that_names_a_month_is_published_in_that_month():
    (article,), _ = read("month.html")
    assert article.published is not None
    assert article.published.iso() == "2013-06"


def test_navigation_and_footer_are_not_the_article():
    (article,), _ = read("good.html")
    assert "Subscribe" not in article.text
    assert "Cookie" not in article.text
    assert article.language == "en"
    assert article.url == "https://quay-herald.example/2018/dockers"


@pytest.mark.parametrize(
    ("name", "ids", "places"),
    [
        ("broken.jsonl", ["a", "e"], ["line 2", "line 3", "line 4", "line 5"]),
        ("broken.csv", ["a", "d"], ["line 3", "line 4"]),
        ("headless.csv", [], [""]),
        ("broken.txt", [], [""]),
        ("broken.html", [], [""]),
        ("missing.txt", [], [""]),
    ],
)
def test_a_broken_file_is_listed_and_the_rest_goes_on(name, ids, places):
    articles, issues = read(name)
    assert [article.id for article in articles] == ids
    assert [issue.where for issue in issues] == places
    assert all(issue.origin == name and issue.reason for issue in issues)


def test_a_folder_is_read_whole_and_in_order_and_unknown_files_are_listed(tmp_path):
    (tmp_path / "b.txt").write_text("Second.")
    (tmp_path / "a.txt").write_text("First.")
    (tmp_path / "c.pdf").write_bytes(b"%PDF")
    (tmp_path / ".hidden.txt").write_text("Not me.")
    items = list(read_articles([tmp_path]))
    assert [item.text for item in items if isinstance(item, Article)] == ["First.", "Second."]
    assert [item.origin for item in items if isinstance(item, Issue)] == ["c.pdf"]


def test_the_same_text_at_another_path_is_the_same_article(tmp_path):
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_text("Dockers stopped work.")
    first, second = read_articles([tmp_path])
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert first.id == second.id


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b'{"id": "x", "text": "From a pipe."}\n', "From a pipe."),
        (b"From a pipe.", "From a pipe."),
    ],
)
def test_stdin_is_read_by_how_it_begins(monkeypatch, data, text):
    class Stdin:
        buffer = io.BufferedReader(io.BytesIO(data))  # type: ignore[arg-type]

    monkeypatch.setattr(sys, "stdin", Stdin())
    (article,) = read_articles(["-"])
    assert isinstance(article, Article)
    assert article.text == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_old_encodings_are_read(tmp_path, encoding):
    text = "Les dockers de Dunkerque ont cessé le travail à midi, a déclaré leur délégué. " * 5
    (tmp_path / "x.txt").write_bytes(text.encode(encoding))
    (article,) = read_articles([tmp_path / "x.txt"])
    assert isinstance(article, Article)
    assert article.text == text


def test_every_suffix_has_a_reader_that_yields_articles(tmp_path):
    body = "Dockers in the port stopped work on Tuesday and marched to the customs house. " * 4
    samples = {
        "plain": body,
        "page": f"<html><body><article><p>{body}</p><p>{body}</p></article></body></html>",
        "lines": '{"text": "Dockers stopped work."}',
        "comma": "text\nDockers stopped work.",
    }
    kinds = {".txt": "plain", ".text": "plain", ".jsonl": "lines", ".ndjson": "lines"}
    kinds |= {".csv": "comma", ".tsv": "comma"}
    for suffix in READERS:
        path = tmp_path / f"x{suffix}"
        path.write_text(samples[kinds.get(suffix, "page")])
        (article,) = read_articles([path])
        assert isinstance(article, Article), suffix


def test_half_a_character_pair_is_refused_and_not_stored():
    with pytest.raises(ArticleError, match="pair"):
        article_of({"text": "x \ud83d y"}, origin="x")


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("x.jsonl", b'{"text": "x", "published": "0001-01-01"}', "ISO day"),
        ("x.jsonl", b'{"text": "x", "published": "9999-12-31"}', "ISO day"),
        ("x.jsonl", b'{"id": ' + b"1" * 5000 + b', "text": "x"}', "not JSON"),
        ("x.jsonl", b'[{"text": "an array"}]', "not an object"),
        ("x.csv", b'id,text\n1,"open\n2,more\n', "begins here"),
    ],
)
def test_what_no_article_can_be_is_listed_with_its_reason(tmp_path, name, data, reason):
    (tmp_path / name).write_bytes(data)
    (issue,) = read_articles([tmp_path / name])
    assert isinstance(issue, Issue)
    assert reason in issue.reason


def test_a_reader_that_fails_stops_nothing(tmp_path, monkeypatch):
    def fail(stream, origin):
        raise KeyError(origin)
        yield

    monkeypatch.setitem(READERS, ".htm", fail)
    (tmp_path / "a.htm").write_text("<p>x</p>")
    (tmp_path / "b.txt").write_text("Second.")
    issue, article = read_articles([tmp_path])
    assert isinstance(issue, Issue)
    assert "KeyError" in issue.reason
    assert isinstance(article, Article)


def test_a_table_on_stdin_is_a_table(monkeypatch):
    class Stdin:
        buffer = io.BufferedReader(io.BytesIO(b"id,text\n1,Dockers stopped.\n"))  # type: ignore[arg-type]

    monkeypatch.setattr(sys, "stdin", Stdin())
    (article,) = read_articles(["-"])
    assert isinstance(article, Article)
    assert (article.id, article.text) == ("1", "Dockers stopped.")
