"""Retellings within an article are one report, different events are several."""

import pytest

from tests.etl.reports.marked import marked_reading

# (marked text, fatalities of each mention, number of reports)
FOLDS = {
    "told again without place and date": (
        "A bomb *exploded* in [Lima] on Monday. The *bombing* shook the town.", (), 1,
    ),
    "told again by a general word": (
        "A bomb *exploded* in [Lima] on Monday. The *attack* left two dead.", (), 1,
    ),
    "first general, then exact": (
        "Ten men were *arrested*. They were *arrested* in [Lima] on Monday.", (), 1,
    ),
    "two cities": (
        "A bomb *exploded* in [Lima] on Monday. A bomb *exploded* in [Cusco] on Monday.", (), 2,
    ),
    "two days": (
        "A bomb *exploded* in [Lima] on Monday. A bomb *exploded* in [Lima] on Friday.", (), 2,
    ),
    "two kinds": (
        "A bomb *exploded* in [Lima] on Monday. Police *arrested* two men.", (), 2,
    ),
    "the dead of a bomb, counted after it": (
        "A bomb *exploded* in [Lima] on Monday. At least five people were *shot* dead.", (None, 5), 1,
    ),
    "the dead of another place": (
        "A bomb *exploded* in [Lima] on Monday. In [Cusco] five people were *shot* dead.", (None, 5), 2,
    ),
    "the dead of another day": (
        "A bomb *exploded* in [Lima] on Monday. On Friday five people were *shot* dead.", (None, 5), 2,
    ),
    "country, then one of its cities": (
        "Ten people were *kidnapped* in [Peru]. They were *kidnapped* near [Tacna].", (), 1,
    ),
    "the attack, taken up far behind": (
        ("A bomb *exploded* in [Lima] on Monday. Shops shut. Schools shut. It rained. People prayed. "
        "A choir sang. The *attack* left two dead."),
        (), 1,
    ),
    "an attack, far behind, is a new one": (
        ("A bomb *exploded* in [Lima] on Monday. Shops shut. Schools shut. It rained. People prayed. "
        "A choir sang. An *attack* on a bus left two dead."),
        (), 2,
    ),
    "the same number of dead far behind": (
        ("A bomb *exploded* in [Lima] on Monday and killed five. Shops shut. It rained. People prayed. "
        "The names of the five people *killed* are not known."),
        (5, 5), 1,
    ),
    "another number of dead far behind": (
        ("A bomb *exploded* in [Lima] on Monday and killed five. Shops shut. It rained. People prayed. "
        "In all nine people were *killed*."),
        (5, 9), 2,
    ),
    "another attack": (
        "Gunmen *attacked* a bus in [Lima] on Monday. Another *attack* on Monday hit a bank.", (), 2,
    ),
    "a second bomb": (
        "A bomb *exploded* in [Lima] on Monday. A second *bomb* was found on Monday.", (), 2,
    ),
    "the attack after another one is not the first": (
        "A bomb *exploded* in [Lima]. Another bomb *exploded* in [Cusco]. The *attack* left two dead.",
        (), 2,
    ),
    "a list stays a list": (
        "People *marched* in [Lima], [Arequipa] and [Tacna]. They *marched* in [Peru] on Monday.",
        (), 3,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FOLDS)
def test_number_of_reports(name, reports_of):
    marked, fatalities, expected = FOLDS[name]
    assert len(reports_of(marked_reading(marked, fatalities=fatalities))) == expected


def test_a_fold_keeps_the_best_of_its_members(reports_of):
    marked = "Ten men were *arrested*. They were *arrested* in [Lima] on Monday."
    (report,) = reports_of(marked_reading(marked))
    assert report.city == "Lima"
    assert report.dates.iso() == "2020-07-13"
    assert report.place_span.text == "Lima"
    assert report.date_span.text == "Monday"
    assert report.sentence.text.startswith("They")


def test_the_last_toll_counts(reports_of):
    marked = "A bomb *exploded* in [Lima] on Monday. The *bombing* was loud. The *attack* was bad."
    (report,) = reports_of(marked_reading(marked, fatalities=(2, None, 3)))
    assert report.fatalities == 3


def test_the_exact_kind_is_kept(reports_of):
    marked = "The *attack* came on Monday. A bomb *exploded* in [Lima]."
    (report,) = reports_of(marked_reading(marked))
    assert report.sub_event_type == "bombing"


def test_ids_differ_within_a_list_and_stay_the_same_when_read_again(reports_of):
    marked = "People *marched* in [Lima], [Arequipa] and [Tacna]."
    ids = [report.report_id for report in reports_of(marked_reading(marked))]
    assert len(set(ids)) == 3
    assert ids == [report.report_id for report in reports_of(marked_reading(marked))]


def test_a_retelling_elsewhere_does_not_move_the_event(reports_of):
    marked = (
        "A judge was *shot* on Friday at a station in [Cusco]. A minister flew back to [Lima] and "
        "condemned the *attack*. Flags fell. The *attack* in [Cusco] left two dead."
    )
    assert [report.city for report in reports_of(marked_reading(marked))] == ["Cusco"]
