import json
import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.atlas import read_atlas
from dashboard.query import PlaceCount
from dashboard.views.circles import Scale, circles_of, fit_scale, key_html
from dashboard.views.labels import Wish, place_labels, text_width
from dashboard.views.look import MapLook
from dashboard.views.map import events_map
from dashboard.views.map_data import HOLLOW, INLINE_CIRCLES, area_rows, kind_number
from dashboard.views.names import named_tiles
from dashboard.views.viewport import View, fit_view, world_view

VIEW = View(53.0, 33.0, 4.4, 776, 500)
ATLAS = read_atlas()


def city(number: int, name: str = "Qom", *, n_events: int = 4, n_top: int = 4, **fields):
    defaults = {"country": "IR", "precision": "city", "longitude": 50.9, "latitude": 34.6}
    values = defaults | {"top_type": "protest"} | fields
    return PlaceCount(geonameid=number, name=name, n_events=n_events, n_top=n_top, **values)


def layers_of(places, **look):
    drawn = events_map(places, ATLAS, MapLook(**({"theme": "light", "view": VIEW} | look)))
    return drawn, json.loads(drawn.deck.to_json())["layers"]


def layer(layers, prefix):
    return next(one for one in layers if one["id"].startswith(prefix))


def names_of(places, *, tier=5, first=4.39):
    cities = [one for one in places if one.precision == "city"]
    circles = circles_of(cities, fit_scale(cities, width=776, height=500))
    tiles = named_tiles(places, circles, ATLAS, tier=tier, first=first)
    return [name for tile in tiles.values() for name in tile]


PLACES = (
    city(1, "Tehran", n_events=60, n_top=20, longitude=51.4, latitude=35.7),
    city(2, "Qom", n_events=9, n_top=6),
    city(126584, "Kurdistan", precision="admin1", n_events=8, longitude=46.9, latitude=35.7),
    city(130758, "", precision="country", n_events=31, longitude=53.0, latitude=32.0),
)


def test_only_cities_are_circles():
    _, layers = layers_of(PLACES)
    assert [row["id"] for row in layer(layers, "cities")["data"]] == [1, 2]
    assert [row["id"] for row in layer(layers, "areas")["data"]] == [126584]
    words = " ".join(name["properties"]["t"] for name in names_of(PLACES))
    assert "31 events, place not named" in words
    assert "Kurdistan · 8" in words


def test_a_city_without_a_leading_type_is_hollow_and_others_have_their_code():
    _, layers = layers_of(PLACES)
    kinds = {row["id"]: row["c"] for row in layer(layers, "cities")["data"]}
    fill = layer(layers, "cities")["getFillColor"]
    assert kinds[2] == kind_number("protest")
    assert kinds[1] == HOLLOW
    assert fill.endswith("[253, 252, 250, 255]")
    big = events_map((city(1, n_events=40, n_top=40),), ATLAS, MapLook("light", VIEW))
    codes = layer(json.loads(big.deck.to_json())["layers"], "codes")
    assert [row["t"] for row in codes["data"]] == ["Pr"]


def test_the_map_asks_nobody_for_tiles():
    drawn, layers = layers_of(PLACES)
    deck = json.loads(drawn.deck.to_json())
    assert "mapProvider" not in deck
    assert "http" not in drawn.deck.to_json()
    assert layer(layers, "land")["data"] == "app/static/basemap/countries.json"


def test_a_click_can_never_outlive_its_rows():
    _, before = layers_of(PLACES, salt="one filter")
    _, after = layers_of(PLACES, salt="another filter")
    assert layer(before, "cities")["id"] != layer(after, "cities")["id"]


def test_the_names_are_drawn_under_the_circles_and_fetched_by_tiles():
    drawn, layers = layers_of(PLACES, names_url="api/map/names/{z}/{x}/{y}?x=1", first_zoom=4.39)
    order = [one["id"].split("-")[0] for one in layers]
    assert order.index("areas") < order.index("names") < order.index("cities")
    assert layer(layers, "names")["data"] == "api/map/names/{z}/{x}/{y}?x=1"
    assert "Tehran" not in json.dumps(layer(layers, "names"))
    assert drawn.deck.to_json().count("TileLayer") == 1


def test_a_code_that_a_smaller_circle_lies_upon_is_not_drawn():
    alone = city(1, "Tehran", n_events=40, n_top=40, longitude=51.4, latitude=35.7)
    near = city(2, "Karaj", n_events=6, n_top=2, longitude=51.3, latitude=35.7)
    _, layers = layers_of((alone, near))
    assert not [one for one in layers if one["id"].startswith("codes")]
    _, layers = layers_of((alone, replace(near, longitude=57.0)))
    assert len(layer(layers, "codes")["data"]) == 1


def test_the_closer_the_view_the_more_names():
    spread = tuple(
        city(
            n, f"Town {n}", n_events=100 - n, longitude=48 + n % 8 * 0.7, latitude=30 + n // 8 * 0.4
        )
        for n in range(64)
    )
    told = [{name["properties"]["t"] for name in names_of(spread, tier=t)} for t in (4, 5, 6, 7)]
    towns = [sum(name.startswith("Town") for name in names) for names in told]
    assert towns == sorted(towns)
    assert towns[0] < towns[-1] == 64


def test_the_chosen_place_has_a_ring_of_its_own():
    _, layers = layers_of(PLACES, chosen=2)
    assert len(layer(layers, "chosen")["data"]) == 1
    _, layers = layers_of(PLACES, chosen=130758)
    assert not [one for one in layers if one["id"].startswith("chosen")]


def test_a_map_of_nothing_is_the_basemap():
    drawn, layers = layers_of(())
    assert layer(layers, "land")
    assert key_html(drawn.scale, drawn.most, hollow=False, hatched=False) == ""


def test_a_country_code_that_is_no_code_stays_out_of_the_expression():
    _, layers = layers_of((city(1, country="'||1"),))
    assert "||1" not in layer(layers, "land")["getFillColor"]


@given(st.lists(st.integers(1, 100_000), min_size=1, max_size=30))
def test_area_grows_with_events_and_stays_in_bounds(counts):
    cities = [city(number, n_events=n) for number, n in enumerate(sorted(counts, reverse=True))]
    scale = fit_scale(cities, width=776, height=500)
    radii = [circle.radius for circle in circles_of(cities, scale)]
    assert radii == sorted(radii, reverse=True)
    assert all(scale.least <= radius <= scale.largest for radius in radii)
    assert scale.radius(400) <= 2 * scale.radius(100) + 0.11


def test_very_many_events_do_not_cover_the_map():
    cities = [city(number, n_events=1000) for number in range(4000)]
    scale = fit_scale(cities, width=776, height=500)
    inked = sum(math.pi * scale.radius(one.n_events) ** 2 for one in cities)
    assert inked < 0.2 * 776 * 500


def test_the_key_shows_no_more_events_than_there_are():
    html = key_html(Scale(3, 3, 24), 12, hollow=True, hatched=False)
    assert "10" in html
    assert "30" not in html
    assert "no type has half" in html
    assert "province" not in html


points = st.tuples(st.floats(-170, 170), st.floats(-60, 72), st.integers(1, 500))


@given(st.lists(points, min_size=1, max_size=15))
def test_a_few_points_all_lie_in_the_fitted_view(found):
    view = fit_view(found, width=776, height=500)
    longitudes, latitudes, _ = np.array(found, dtype=float).T
    x, y = view.pixels(longitudes, latitudes)
    assert ((x >= -1) & (x <= 777)).all()
    if view.zoom > math.log2(500 / 512) + 0.01:  # closer than the whole world
        assert ((y >= -1) & (y <= 501)).all()


def test_one_far_event_of_many_does_not_push_the_rest_away():
    many = [(50 + number / 10, 33.0, 20.0) for number in range(30)]
    near = fit_view(many, width=776, height=500)
    assert fit_view([*many, (-77.0, -12.0, 1.0)], width=776, height=500).zoom == pytest.approx(
        near.zoom, abs=0.3
    )


def test_without_events_the_world_is_shown():
    assert fit_view([], width=776, height=500) == world_view(776, 500)


@given(
    st.lists(
        st.tuples(st.floats(45, 60), st.floats(26, 38), st.sampled_from(["Qom", "Bandar Abbas"])),
        max_size=25,
    ),
    st.floats(0, 1),
)
def test_no_name_lies_on_another_or_on_a_foreign_dot_at_the_zooms_it_was_placed_for(found, closer):
    wishes = [Wish(name, (x, y), 6.0, 12, "city") for x, y, name in found]
    near = replace(VIEW, zoom=VIEW.zoom + closer)
    placed = place_labels(wishes, [(x, y, 6.0) for x, y, _ in found], VIEW, near)
    for view in (VIEW, near):
        boxes = [box_of(label, view) for label in placed]
        for number, one in enumerate(boxes):
            for other in boxes[number + 1 :]:
                assert not overlap(one, other)
        for label, box in zip(placed, boxes, strict=True):
            for x, y, _ in found:
                if (x, y) != label.wish.point:
                    px, py = (float(one[0]) for one in view.pixels(np.array([x]), np.array([y])))
                    assert not overlap(box, (px - 6, py - 6, px + 6, py + 6))


def box_of(label, view):
    x, y = view.pixels(np.array([label.wish.point[0]]), np.array([label.wish.point[1]]))
    width = text_width(label.wish.text, 12)
    shift = {"middle": width / 2, "start": 0.0, "end": width}[label.anchor]
    left, middle = x[0] + label.offset[0] - shift, y[0] + label.offset[1]
    return left, middle - 6, left + width, middle + 6


def overlap(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def test_many_circles_are_fetched_and_few_are_sent():
    many = [city(n, longitude=20 + n / 100) for n in range(1, INLINE_CIRCLES + 2)]
    _, few = layers_of(many[:-1], circles_url="api/map/circles?x=1")
    assert len(layer(few, "cities")["data"]) == INLINE_CIRCLES
    drawn, layers = layers_of(many, circles_url="api/map/circles?x=1")
    assert layer(layers, "cities")["data"] == "api/map/circles?x=1"
    assert len(drawn.deck.to_json()) < 60_000


def test_every_province_with_events_has_a_shape_however_many_there_are():
    places = [
        city(one.geonameid, one.name, precision="admin1", longitude=0.0, latitude=0.0)
        for one in list(ATLAS.provinces.values())[:900]
    ]
    fine, coarse = (area_rows(places, ATLAS, tolerance=t) for t in (0, 0.4))
    assert (
        [row["id"] for row in fine]
        == [row["id"] for row in coarse]
        == [p.geonameid for p in places]
    )
    assert len(json.dumps(coarse)) < 0.7 * len(json.dumps(fine))
    for row in coarse:
        geometry = row["geometry"]
        polygons = (
            geometry["coordinates"]
            if geometry["type"] == "MultiPolygon"
            else [geometry["coordinates"]]
        )
        for ring in (ring for polygon in polygons for ring in polygon):
            assert len(ring) >= 3
            assert tuple(ring[0]) == tuple(ring[-1])
    _, layers = layers_of(places, areas_url="api/map/areas?x=1")
    assert layer(layers, "areas")["data"] == "api/map/areas?x=1"
