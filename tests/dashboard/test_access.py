"""Who may read and who may write."""

import re
import tomllib
from pathlib import Path

import pytest

from dashboard.access import Door, is_at_this_machine, is_host_known, may_read, may_write, name_in

ADA = "ada@example.org"
HERE = {"Host": "localhost:8501", "Origin": "http://localhost:8501"}


def door(**more) -> Door:
    lists = {key: frozenset(more.pop(key)) for key in ("reviewers", "readers") if key in more}
    return Door(**{"bound": "localhost"} | more | lists)


@pytest.mark.parametrize(
    ("headers", "is_here"),
    [
        (HERE, True),
        ({"Host": "127.0.0.1:8501"}, True),
        ({"Host": "[::1]:8501"}, True),
        ({}, True),
        ({"Host": "dateline.example.org"}, False),
        ({"Host": "localhost.example.org"}, False),
        (HERE | {"Origin": "https://dateline.example.org"}, False),  # a proxy that changed the host
        (HERE | {"Origin": "null"}, False),
        (HERE | {"X-Forwarded-For": "10.0.0.9"}, False),
        (HERE | {"x-real-ip": "10.0.0.9"}, False),
        (HERE | {"Forwarded": "for=10.0.0.9"}, False),
        (HERE | {"Via": "1.1 proxy"}, False),
    ],
)
def test_who_sits_at_this_machine(headers: dict[str, str], *, is_here: bool):
    assert is_at_this_machine(door(), headers) is is_here
    assert may_write(door(), headers, "") is is_here
    assert not is_at_this_machine(door(bound=""), headers)
    assert not may_write(door(bound="0.0.0.0"), headers, "")  # noqa: S104 - what is refused


@pytest.mark.parametrize("bound", ["localhost", "10.0.0.1", ""])
def test_reviewers_are_named(bound: str):
    far = {"Host": "dateline.example.org"}
    named = door(bound=bound, reviewers={ADA})
    assert may_write(named, far, "Ada@Example.org")
    assert not may_write(named, far, "")
    assert not may_write(named, far, "bob@example.org")
    assert may_write(door(bound=bound, reviewers={"anyone"}), far, "")


def test_where_visitors_are_told_apart_this_machine_has_no_privilege():
    assert not may_write(door(has_sign_in=True), HERE, "")
    assert not may_write(door(header="X-Email"), HERE, "")
    assert may_write(door(header="X-Email", reviewers={ADA}), HERE, ADA)


def test_readers_are_everybody_until_they_are_named():
    far = {"Host": "dateline.example.org"}
    assert may_read(door(bound=""), far, "")
    assert not may_read(door(bound="", readers={"signed-in"}), far, "")
    assert may_read(door(bound="", readers={"signed-in"}), far, "bob@example.org")
    assert not may_read(door(bound="", readers={"cy@example.org"}), far, "bob@example.org")
    reviewer = door(bound="", readers={"cy@example.org"}, reviewers={"bob@example.org"})
    assert may_read(reviewer, far, "bob@example.org")
    assert may_read(door(readers={"cy@example.org"}), HERE, "")  # who may write may read


def test_a_header_is_believed_only_where_it_is_switched_on_and_nobody_else_can_write_it():
    told = {"x-email": ADA}
    assert name_in(door(header="X-Email"), told, {}) == ADA
    assert name_in(door(), told, {}) == ""
    assert name_in(door(header="X-Email", bound="0.0.0.0"), told, {}) == ""  # noqa: S104
    assert name_in(door(header="X-Email"), {"x-email": f"{ADA}, eve@example.org"}, {}) == ""
    assert name_in(door(header="X-Email"), {}, {"is_logged_in": True, "email": ADA}) == ""


@pytest.mark.parametrize(
    ("claims", "name"),
    [
        ({}, ""),
        ({"is_logged_in": False, "email": ADA}, ""),
        ({"is_logged_in": True, "email": ADA}, ADA),
        ({"is_logged_in": True, "email": ADA, "email_verified": True}, ADA),
        ({"is_logged_in": True, "email": ADA, "email_verified": False}, ""),
        ({"is_logged_in": True}, ""),
    ],
)
def test_the_sign_in_vouches_for_a_verified_address(claims: dict[str, object], name: str):
    assert name_in(door(has_sign_in=True), {}, claims) == name


@pytest.mark.parametrize(
    ("bound", "hosts", "host", "is_known"),
    [
        ("localhost", (), "localhost:8501", True),
        ("localhost", (), "rebound.example:8501", False),
        ("localhost", ("dateline.example.org",), "dateline.example.org", True),
        ("localhost", ("*.example.org",), "a.example.org:443", True),
        ("localhost", ("*.example.org",), "badexample.org", False),
        ("", (), "anything.example", True),
        ("", ("dateline.example.org",), "anything.example", False),
    ],
)
def test_names_that_the_server_answers_to(
    bound: str, hosts: tuple[str, ...], host: str, *, is_known: bool
):
    assert is_host_known(door(bound=bound, hosts=hosts), host) is is_known


def test_the_door_is_read_from_the_environment(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DATELINE_REVIEWERS", " Ada@example.org, ,b@example.org ")
    monkeypatch.setenv("DATELINE_READERS", "signed-in")
    monkeypatch.setenv("DATELINE_PROXY_HEADER", "X-Email")
    made = Door.of(bound="localhost")
    assert made.reviewers == {ADA, "b@example.org"}
    assert made.readers == {"signed-in"}
    assert made.asks_names
    assert not Door(bound="localhost").asks_names


def test_what_is_written_about_the_door_is_what_it_has():
    root = Path(__file__).resolve().parents[2]
    told = (root / "docs" / "access.md").read_text(encoding="utf-8")
    code = (root / "dashboard" / "access.py").read_text(encoding="utf-8")
    names = set(re.findall(r"DATELINE_[A-Z_]+", told))
    assert names == set(re.findall(r"DATELINE_[A-Z_]+", code))
    running = (root / "etl" / "commands" / "running.py").read_text(encoding="utf-8")
    for option in set(
        re.findall(r"dashboard --(?!no-browser)[a-z-]+|(?<= )--(?:name|address)\b", told)
    ):
        assert f'"{option.removeprefix("dashboard ")}"' in running
    block = re.search(r"```toml\n(.*?)```", told, re.DOTALL)
    assert block
    asked = {"redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url"}
    assert set(tomllib.loads(block.group(1))["auth"]) == asked
