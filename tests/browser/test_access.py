"""Who may read and write, with a sign-in, behind a proxy and beyond this machine."""

import http.client
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import serving, settle
from tests.browser.provider import CLIENT, SECRET, Provider, providing
from tests.browser.proxy import passing_on
from tests.invented import invent, write_store

ADA, BOB = "ada@example.org", "bob@example.org"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("doors") / "store"
    write_store(folder, [invent(n, status="reported", review_state="unreviewed") for n in range(9)])
    return folder


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with providing({"email": ADA, "email_verified": True}) as running:
        yield running


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    window = browser.new_context(viewport={"width": 1280, "height": 900})
    window.set_default_timeout(40_000)
    yield window.new_page()
    window.close()


def answered(url: str, **headers: str) -> int:
    """The status of an answer to a program."""
    there = urlsplit(url)
    program = http.client.HTTPConnection(str(there.hostname), there.port, timeout=20)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    program.request("GET", f"{there.path}?{there.query}", headers=named)
    status = program.getresponse().status
    program.close()
    return status


def can_write(page: Page, address: str) -> bool:
    """Whether the page of adding offers its boxes, and the page of review its question."""
    page.goto(f"{address}/add")
    settle(page)
    adds = page.get_by_label("Text of an article").count() > 0
    page.goto(f"{address}/review")
    page.locator(".summary").wait_for()
    settle(page)
    judges = page.locator(".st-key-review_accept, .st-key-review_typed_who").count() > 0
    assert adds == judges
    is_refused = page.get_by_text("This page is read-only here").count() > 0
    assert adds != is_refused
    return adds


def test_who_signs_in_and_is_named_writes_and_others_read_or_stay_outside(
    store: Path, provider: Provider, page: Page, tmp_path: Path
):
    secret_file = tmp_path / ".streamlit" / "secrets.toml"
    secret_file.parent.mkdir()
    # The port is not known before the server is there: Streamlit puts it in.
    auth = {
        "redirect_uri": "http://localhost:{port}/oauth2callback",
        "cookie_secret": "a secret for tests that is long enough",
        "client_id": CLIENT,
        "client_secret": SECRET,
        "server_metadata_url": f"{provider.address}/.well-known/openid-configuration",
    }
    lines = [f"{name} = {json.dumps(value)}" for name, value in auth.items()]
    secret_file.write_text("\n".join(["[auth]", *lines]) + "\n")
    named = {"DATELINE_REVIEWERS": ADA, "DATELINE_READERS": "signed-in"}
    with serving(store, cwd=tmp_path, **named) as address:
        # Whoever is not signed in sees nothing, from this machine or not, by page or by program.
        page.goto(f"{address}/review")
        page.get_by_role("button", name="Sign in").wait_for()
        assert page.locator(".summary").count() == 0
        assert answered(f"{address}/api/events") == 403
        assert answered(f"{address}/api/map/provinces?country=IR") == 403
        forged = "eyJlbWFpbCI6ICJhZGFAZXhhbXBsZS5vcmcifQ"
        assert answered(f"{address}/api/events", Cookie=f"_streamlit_user={forged}") == 403

        page.get_by_role("button", name="Sign in").click()
        page.locator(".summary").wait_for()
        settle(page)
        assert provider.asked.count("/token") == 1
        assert page.request.get(f"{address}/api/events").status == 200
        assert can_write(page, address)
        expect(page.locator(".st-key-review_change_who")).to_contain_text(ADA)

        # Another person at the same browser: reads, and writes nothing.
        page.get_by_role("button", name="not you?").click()
        page.get_by_role("button", name="Sign in").wait_for()
        assert page.request.get(f"{address}/api/events").status == 403
        provider.claims = {"email": BOB, "email_verified": True}
        page.get_by_role("button", name="Sign in").click()
        page.locator(".summary").wait_for()
        assert not can_write(page, address)
        assert page.request.get(f"{address}/api/events").status == 200
        page.get_by_role("button", name="Sign out").click()
        page.get_by_role("button", name="Sign in").wait_for()

        # An address that the provider has not verified is nobody's.
        provider.claims = {"email": ADA, "email_verified": False}
        page.get_by_role("button", name="Sign in").click()
        page.get_by_role("button", name="Sign out").wait_for()
        assert page.locator(".summary").count() == 0


def test_a_proxy_names_its_visitors_and_only_where_that_is_switched_on(store: Path, page: Page):
    header = {"DATELINE_REVIEWERS": ADA, "DATELINE_PROXY_HEADER": "X-Forwarded-Email"}
    with serving(store, **header) as address, passing_on(urlsplit(address).port or 0) as proxy:
        proxy.who = ADA
        assert can_write(page, proxy.address)
        expect(page.locator(".st-key-review_change_who")).to_contain_text(ADA)
        proxy.who = BOB
        assert not can_write(page, proxy.address)
        proxy.who = ""
        assert not can_write(page, proxy.address)
    with (
        serving(store, DATELINE_REVIEWERS=ADA) as address,
        passing_on(urlsplit(address).port or 0) as proxy,
    ):
        proxy.header, proxy.who = "X-Forwarded-For", ADA  # said, but not switched on
        assert not can_write(page, proxy.address)
        assert can_write(page, address)


def test_beyond_this_machine_everybody_reads_and_nobody_writes(store: Path, page: Page):
    header = {"DATELINE_REVIEWERS": ADA, "DATELINE_PROXY_HEADER": "X-Forwarded-Email"}
    with (
        serving(store, "--address", "0.0.0.0", **header) as address,  # noqa: S104 - what is tried
        passing_on(urlsplit(address).port or 0) as proxy,
    ):
        proxy.who = ADA  # anybody could write the header to a server that everybody reaches
        assert not can_write(page, proxy.address)
        assert not can_write(page, address)
        assert answered(f"{address}/api/events", Host="anything.example") == 200


def test_names_of_other_sites_that_point_here_get_neither_page_nor_answer(store: Path):
    with serving(store, "--name", "dateline.example.org") as address:
        for path in ("/api/events", "/_stcore/stream"):
            upgrade = {
                "Connection": "Upgrade",
                "Upgrade": "websocket",
                "Sec_WebSocket_Version": "13",
                "Sec_WebSocket_Key": "dGhlIHNhbXBsZSBub25jZQ==",
            }
            asked = upgrade if "stream" in path else {}
            assert answered(address + path, Host="rebound.example:8501", **asked) == 403
        assert answered(f"{address}/api/events", Host="dateline.example.org") == 200
