import json
from datetime import UTC, datetime

import pytest

from etl.errors import ConfigError
from etl.review import Anchor, Kind, active, from_lines, to_lines
from etl.review.judgement import judgement

ANCHOR = Anchor("a1", 10, 17, "protest", "demonstration", 3936456, None, "f" * 16)


def made(kind: Kind = Kind.REJECT, minute: int = 0, **told: object):
    at = datetime(2026, 11, 23, 12, minute, tzinfo=UTC)
    return judgement(kind, (ANCHOR,), who="Ada", at=at, **told)


def test_lines_give_back_what_was_judged():
    given = [
        made(why="  the أكثر video\nis of 2019 "),
        made(Kind.CORRECT, field="fatalities", value=3, seen={"fatalities": 2}, batch="b1"),
        made(Kind.SAME_EVENT, others=(ANCHOR,), event_ids=("e1", "e2")),
    ]
    lines = list(to_lines(given))
    assert all("\n" not in line for line in lines)
    assert from_lines([*lines, "", "  "]) == tuple(given)


def test_an_id_is_of_all_that_is_said():
    assert made() == made()
    others = [made(minute=1), made(why="x"), made(Kind.ACCEPT), made(batch="b")]
    assert len({one.judgement_id for one in [made(), *others]}) == 5


@pytest.mark.parametrize(
    "change",
    [
        {"why": "something else"},
        {"at": "2026-11-23T12:00:00"},
        {"kind": "approve"},
        {"anchors": [{"article_id": "a1"}]},
        {"anchors": 3},
        {"who": None},
        {"judgement_id": "0" * 16},
    ],
)
def test_a_line_that_was_changed_or_is_none_is_refused_and_named(change):
    (line,) = to_lines([made()])
    changed = json.dumps({**json.loads(line), **change})
    with pytest.raises(ConfigError, match=r"^Line 2: "):
        from_lines([line, changed])


@pytest.mark.parametrize("line", ["no JSON", "[]", "{}", "null", '"text"', "1" * 5000])
def test_what_is_no_judgement_is_refused(line):
    with pytest.raises(ConfigError, match=r"^Line 1: "):
        from_lines([line])


def test_withdrawals_can_be_withdrawn():
    first = made()
    ended = made(Kind.WITHDRAW, 1, value=first.judgement_id)
    back = made(Kind.WITHDRAW, 2, value=ended.judgement_id)
    assert active([first]) == (first,)
    assert active([ended, first]) == ()
    assert active([back, first, ended]) == (first,)
    assert active([first, first]) == (first,)
