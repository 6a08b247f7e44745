"""What an outlet's other articles say of a place."""

from etl.places import Gazetteer
from etl.places.profile import STATED_ARTICLES, profile_of

ATLANTA, TEHRAN, ABADAN_IR, ABADAN_TM = 4180439, 112931, 145459, 162099


def test_nothing_known_gives_no_profile() -> None:
    assert profile_of("The Quay", []) is None
    assert profile_of("The Quay", [[], []]) is None


def test_shares_follow_the_places_of_the_articles(small: Gazetteer) -> None:
    tehran, atlanta = small.place(TEHRAN), small.place(ATLANTA)
    profile = profile_of("The Quay", [[(tehran, 0.9)], [(tehran, 0.8), (atlanta, 0.3)]])
    assert profile is not None
    assert profile.n_articles == 2
    assert profile.country(tehran) > profile.country(atlanta) > 0.0
    assert profile.familiar(tehran) > profile.familiar(small.place(ABADAN_IR)) == 0.0
    assert profile.nearness(tehran) > profile.nearness(small.place(ABADAN_TM)) == 0.0


def test_a_place_counts_once_an_article_and_unsure_ones_not_at_all(small: Gazetteer) -> None:
    tehran, atlanta = small.place(TEHRAN), small.place(ATLANTA)
    profile = profile_of("The Quay", [[(tehran, 0.5), (tehran, 0.9), (atlanta, 0.05)]])
    assert profile is not None
    assert profile.places == {TEHRAN: (tehran, 0.9)}


def test_the_order_of_articles_does_not_matter(small: Gazetteer) -> None:
    articles = [[(small.place(TEHRAN), 0.75)], [(small.place(ATLANTA), 0.5)], []]
    one, other = profile_of("x", articles), profile_of("x", articles[::-1])
    assert one is not None
    assert other is not None
    assert one.places == other.places
    assert one.country(small.place(TEHRAN)) == other.country(small.place(TEHRAN))


def test_more_articles_speak_louder_and_a_person_loudest(small: Gazetteer) -> None:
    article = [(small.place(TEHRAN), 0.9)]
    few, many = profile_of("x", [article]), profile_of("x", [article] * 9)
    stated = profile_of("x", [article], stated=small.place(ATLANTA))
    assert few is not None
    assert many is not None
    assert stated is not None
    assert few.speaks < many.speaks < stated.speaks == 1.0


def test_what_a_person_states_outweighs_what_was_learned(small: Gazetteer) -> None:
    tehran, atlanta = small.place(TEHRAN), small.place(ATLANTA)
    learned = [[(tehran, 1.0)]] * 10
    assert len(learned) < STATED_ARTICLES
    profile = profile_of("The Quay", learned, stated=atlanta)
    assert profile is not None
    assert profile.country(atlanta) > profile.country(tehran)
    assert profile.describe() == "the stated home of The Quay, Atlanta, Georgia, US"


def test_a_learned_profile_says_from_how_much(small: Gazetteer) -> None:
    article = [(small.place(TEHRAN), 1.0)]
    one, two = profile_of("The Quay", [article]), profile_of("The Quay", [article] * 2)
    assert one is not None
    assert two is not None
    assert one.describe() == "the profile of The Quay, from 1 other article"
    assert two.describe() == "the profile of The Quay, from 2 other articles"
