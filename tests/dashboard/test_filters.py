from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dashboard.filter_words import Names, in_words
from dashboard.filters import PARTS, REVIEWS, STATUSES, Filters, from_params, to_params

NAMES = Names(
    types={"protest": "Protest", "attack": "Attack"},
    countries={"IR": "Iran"},
    places={7: "Qom, Iran"},
)
words = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=12)
days = st.dates(date(1900, 1, 1), date(2100, 1, 1))


def several(values: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(values, max_size=3, unique=True).map(tuple)


@st.composite
def filters(draw: st.DrawFn) -> Filters:
    ends = sorted(draw(st.lists(days, min_size=2, max_size=2)))
    return Filters(
        types=draw(several(words)),
        subtypes=draw(several(words)),
        admin1s=draw(several(words)),
        n_sources=draw(st.integers(1, 99)),
        reviews=draw(several(st.sampled_from(REVIEWS))),
        **draw(st.sampled_from([{}, {"figure": "injured", "least": 3}, {"figure": "detained"}])),
        countries=draw(several(st.sampled_from(["IR", "PE", "UA"]))),
        places=draw(several(st.integers(1, 10**8))),
        start=draw(st.sampled_from([None, ends[0]])),
        end=draw(st.sampled_from([None, ends[1]])),
        surely=draw(st.booleans()),
        undated=draw(st.booleans()),
        statuses=draw(several(st.sampled_from(STATUSES))),
        sources=draw(several(words)),
        confidence=draw(st.integers(0, 20)) / 20,
        text=draw(st.sampled_from(["", "said so", "50% & <b>"])),
    )


@given(filters())
def test_the_address_gives_the_filter_back(chosen: Filters):
    assert from_params(to_params(chosen)) == (chosen, ())


def test_the_filter_of_the_start_leaves_the_address_bare():
    assert to_params(Filters()) == {}


def test_what_is_not_understood_is_named_and_left_out():
    told = {"from": ["yesterday"], "status": ["rumoured"], "confidence": ["2"], "place": ["Qom"]}
    told |= {"outlets": ["0"], "figure": ["dogs:3"], "review": ["maybe"]}
    read, unread = from_params(told | {"type": ["riot"], "event": ["abc"]})
    assert read == Filters(types=("riot",))
    assert set(unread) == {
        "from=yesterday",
        "status=rumoured",
        "confidence=2",
        "place=Qom",
        "outlets=0",
        "figure=dogs:3",
        "review=maybe",
    }


def test_a_range_that_ends_before_it_starts_is_refused_whole():
    read, unread = from_params({"from": ["2022-05-02"], "to": ["2022-05-01"]})
    assert (read.start, read.end, len(unread)) == (None, None, 2)


@given(filters())
def test_lifting_every_part_lets_everything_through(chosen: Filters):
    for part in PARTS:
        assert part not in chosen.without(part).active()
        chosen = chosen.without(part)
    assert chosen == Filters(statuses=())


def test_the_words_name_every_part():
    chosen = Filters(
        types=("protest", "attack"),
        subtypes=("attack/shooting",),
        admin1s=("IR/Fars",),
        n_sources=2,
        figure="fatalities",
        least=10,
        reviews=("accepted",),
        places=(7,),
        start=date(2022, 10, 3),
        end=date(2022, 10, 16),
        surely=True,
        sources=("Wire",),
        confidence=0.4,
        text="said",
    )
    assert in_words(chosen, NAMES) == (
        "Protest or shooting, in Fars or Qom, Iran, surely between 3 and 16 October 2022, "
        "printed by Wire, told by 2 outlets or more, 10 or more killed, saying “said”, "
        "confidence 0.40 or more, status reported, review: accepted"
    )
    assert in_words(Filters(statuses=()), NAMES) == "No filter"
