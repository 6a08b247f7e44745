"""Online geocoders, spoken to on this machine: asked little, believed little, never trusted."""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import pairwise

import pytest

from etl.config import Config
from etl.errors import ConfigError
from etl.online_choice import Online
from etl.places.gazetteer import Gazetteer
from etl.places.online import OnlineNames
from etl.places.online_cache import AnswerCache
from tests.etl.places.geocoder_server import Server, geonames, nominatim, photon

COUNTRIES = frozenset({"IQ", "IR", "US"})
SPEAK = {"nominatim": nominatim, "photon": photon, "geonames": geonames}


@pytest.fixture(scope="module")
def running():
    server = Server()
    yield server
    server.close()


@pytest.fixture
def server(running):
    running.manner = ""
    running.says([])
    return running


@pytest.fixture
def online(server, tmp_path) -> Online:
    return Online(
        service="nominatim",
        url=server.url,
        user_agent="dateline-tests (nobody@example.org)",
        username="someone",
        cache=tmp_path / "answers" / "online.sqlite",
        apart=0.01,
        timeout=1.0,
    )


def names(online: Online) -> OnlineNames:
    return OnlineNames(online, COUNTRIES)


@pytest.mark.parametrize("service", SPEAK)
def test_each_service_is_understood(service, server, online):
    server.says(SPEAK[service]())
    (found,) = names(replace(online, service=service)).candidates("Qarabolaq")
    place = found.place
    assert (place.name, place.kind, place.country, place.admin1) == (
        "Qarabolaq", "city", "IQ", "Nineveh",
    )  # fmt: skip
    assert (place.latitude, place.longitude) == (36.5, 43.25)
    assert place.source == f"{service} at {server.url.removeprefix('http://')}"
    assert place.source in found.detail
    assert found.score == 1.0
    # OpenStreetMap's ids are none of GeoNames
    assert place.geonameid == 4711 if service == "geonames" else place.geonameid < 0


@pytest.mark.parametrize("service", SPEAK)
def test_nothing_but_the_name_and_the_user_agent_is_sent(service, server, online):
    server.says(SPEAK[service]())
    names(replace(online, service=service)).candidates("Qarabolaq")
    ((_, query, agent, _),) = server.asked
    assert agent == "dateline-tests (nobody@example.org)"
    assert query.pop("q") == ["Qarabolaq"]
    assert query.keys() <= {
        "format", "limit", "addressdetails", "namedetails", "accept-language", "username",
    }  # fmt: skip


def test_an_answer_is_kept_on_disk_and_so_is_that_there_is_none(server, online):
    server.says(nominatim(), [])
    assert names(online).candidates("Qarabolaq")
    assert names(online).candidates("Nirgends") == ()
    again = names(online)  # as another process, another day
    assert again.candidates("Qarabolaq")
    assert again.candidates("Nirgends") == ()
    assert len(server.asked) == 2


def test_another_server_is_another_source(server, online):
    server.says(nominatim(), [])
    names(online).candidates("Qarabolaq")
    elsewhere = replace(online, url=server.url.replace("127.0.0.1", "localhost"))
    assert names(elsewhere).candidates("Qarabolaq") == ()


def test_questions_of_all_processes_keep_apart(server, online):
    server.says(nominatim())
    slow = replace(online, apart=0.2)
    with ThreadPoolExecutor(3) as pool:  # each with a connection of its own, as processes have
        list(pool.map(lambda name: names(slow).candidates(name), ["Eins", "Zwei", "Drei"]))
    moments = sorted(moment for *_, moment in server.asked)
    assert len(moments) == 3
    assert all(later - before > 0.15 for before, later in pairwise(moments))


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_server_that_fails_once_is_asked_again(status, server, online):
    server.says((status, {"Retry-After": "0"}, b"later"), nominatim())
    assert names(online).candidates("Qarabolaq")
    assert len(server.asked) == 2


@pytest.mark.parametrize("status", [400, 401, 403])
def test_a_server_that_refuses_is_not_asked_again(status, server, online):
    server.says((status, {}, b"no"))
    assert names(online).candidates("Qarabolaq") == ()
    assert len(server.asked) == 1


def test_what_fails_is_counted_and_asked_another_time(server, online):
    began = time.time() - 1
    server.says((500, {}, b""))
    assert names(online).candidates("Qarabolaq") == ()
    answered, failed, reason = AnswerCache(online.cache).since(online.told, began)
    assert (answered, failed) == (0, 1)
    assert reason
    server.says(nominatim())
    assert names(online).candidates("Qarabolaq")


def test_after_three_names_without_an_answer_no_more_are_asked(server, online):
    server.says((403, {}, b"no"))
    asking = names(online)
    for name in ("Eins", "Zwei", "Drei", "Vier", "Funf"):
        assert asking.candidates(name) == ()
    assert len(server.asked) == 3


@pytest.mark.parametrize("manner", ["late", "drip"])
def test_a_slow_server_is_not_waited_for(manner, server, online):
    def late():
        time.sleep(0.6)
        return 200, {}, b"[]"

    server.manner = manner
    server.says(late if manner == "late" else (200, {}, b" " * 800_000))
    began = time.monotonic()
    assert names(replace(online, timeout=0.2)).candidates("Qarabolaq") == ()
    assert time.monotonic() - began < 5
    _, failed, reason = AnswerCache(online.cache).since(online.told, 0)
    assert failed == 1
    assert "time" in reason


def test_an_answer_of_ten_megabytes_is_not_read(server, online):
    server.says((200, {}, b"[" + b" " * 10_000_000 + b"]"))
    assert names(online).candidates("Qarabolaq") == ()
    assert AnswerCache(online.cache).since(online.told, 0)[2] == "the answer is too large"
    assert len(server.asked) == 1


def test_what_a_service_says_of_its_failure_is_not_passed_on(server, online):
    server.says({"status": {"value": 19, "message": "\x1b[31m pay at evil.example"}})
    assert names(replace(online, service="geonames")).candidates("Qarabolaq") == ()
    told = replace(online, service="geonames").told
    reason = AnswerCache(online.cache).since(told, 0)[2]
    assert reason == "the account has used up its questions"


def test_an_answer_that_leads_elsewhere_is_not_followed(server, online):
    server.says((302, {"Location": "http://localhost:1/search"}, b""))
    assert names(online).candidates("Qarabolaq") == ()
    assert {path for path, *_ in server.asked} == {"/search"}
    assert "another address" in AnswerCache(online.cache).since(online.told, 0)[2]


def test_proxies_of_the_environment_are_not_used(server, online, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    server.says(nominatim())
    assert names(online).candidates("Qarabolaq")


LIES = {
    "no JSON": (200, {}, b"<html>busy</html>"),
    "no UTF-8": (200, {}, b'[{"name": "\xff\xfe"}]'),
    "deep": (200, {}, b"[" * 400_000),
    "a text": '"Qarabolaq"',
    "a number": 7,
    "null": None,
    "texts": ["Qarabolaq"],
    "an object": {"error": "down"},
    "empty objects": [{}, {}],
    "no point": nominatim(lat=None),
    "off the globe": nominatim(lat="91.5"),
    "far off the globe": nominatim(lon="1e309"),
    "no number": nominatim(lat="nan", lon="nan"),
    "words": nominatim(lat="north"),
    "no country": nominatim(address={}),
    "an unknown country": nominatim(address={"country_code": "zz"}),
    "another name": nominatim(name="Kirkuk", display_name="Kirkuk, Iraq", namedetails={}),
    "a shop": nominatim(type="convenience", addresstype="shop"),
    "a street": nominatim(type="residential", addresstype="road"),
    "a huge id": nominatim(osm_id=10**40),
    "no id": nominatim(osm_id=None),
    "an odd kind": nominatim(addresstype=["village"]),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_lie_gives_no_place(lie, server, online):
    server.says(LIES[lie])
    assert names(online).candidates("Qarabolaq") == ()


@pytest.mark.parametrize("service", ["photon", "geonames"])
@pytest.mark.parametrize("answer", [[], {}, {"features": [{}]}, {"geonames": [{"lat": 1}]}, 7, "x",
                                    {"status": {"value": 19, "message": "used up"}}])  # fmt: skip
def test_the_others_are_not_believed_either(service, answer, server, online):
    server.says(answer)
    assert names(replace(online, service=service)).candidates("Qarabolaq") == ()


@pytest.mark.parametrize(
    "state", ["<script>alert(1)</script>", "a\x1b[31mb", "N" * 5000, 7, ["Nineveh"], "\u202eab"]
)
def test_hostile_words_of_an_answer_are_left_out(state, server, online):
    (made,) = nominatim()
    made["address"]["state"] = state
    made["name"] = state
    server.says([made])
    (found,) = names(online).candidates("Qarabolaq")
    assert (found.place.name, found.place.admin1) == ("Qarabolaq", None)


def test_several_places_of_one_name_share_its_uses(server, online):
    (one,) = nominatim()
    (other,) = nominatim(osm_id=12, lat="35.0", importance=0.1)
    server.says([other, one, one])
    found = names(online).candidates("Qarabolaq")
    assert [candidate.place.latitude for candidate in found] == [36.5, 35.0]
    assert sum(candidate.score for candidate in found) == pytest.approx(1, abs=1e-3)


def test_a_file_that_is_no_cache_is_told(online, tmp_path):
    (tmp_path / "notes.txt").write_text("hands off " * 200)
    with pytest.raises(ConfigError, match="--geocoder-cache"):
        names(replace(online, cache=tmp_path / "notes.txt"))
    assert (tmp_path / "notes.txt").read_text().startswith("hands off")


@pytest.mark.parametrize(
    "wrong",
    [
        {"url": "file:///etc/passwd"}, {"url": "example.org"}, {"url": "https://a:b@example.org"},
        {"url": "https://example.org?q=x"}, {"user_agent": " "}, {"user_agent": "a\r\nX: y"},
        {"service": "geonames", "username": ""}, {"service": "google"},
    ],
)  # fmt: skip
def test_what_is_asked_wrongly_is_refused(wrong, online):
    with pytest.raises(ConfigError):
        replace(online, **wrong)


def test_nothing_is_asked_unless_switched_on():
    gazetteer = Gazetteer.open(Config.default().gazetteer)
    assert gazetteer.ask(["Qarabolaq"]) == frozenset()
    assert not gazetteer.asks_elsewhere
    assert Config.default().online is None
