import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dashboard.views.tiers import farthest_zoom, first_zoom, tile_of, tile_size
from dashboard.views.viewport import TILE, View


@given(st.floats(0, 11), st.floats(0, 6))
def test_a_zoom_lies_in_the_tier_that_the_browser_asks_for(fitted, closer):
    first = first_zoom(fitted)
    zoom = fitted + closer
    asked = math.floor(zoom + math.log2(TILE / tile_size(first)) + 0.5)  # as the browser rounds
    assert farthest_zoom(asked, first) <= zoom + 1e-9
    assert zoom < farthest_zoom(asked + 1, first) + 1e-9


@given(st.floats(0.02, 11))
def test_the_fitted_view_is_where_its_tier_begins(fitted):
    first = first_zoom(fitted)
    begins = farthest_zoom(math.ceil(first), first)
    assert begins == first or math.isclose(begins, first, abs_tol=1e-9)
    assert 0 <= fitted - first < 0.03


@given(st.floats(-179.9, 179.9), st.floats(-84, 84), st.integers(0, 10))
def test_a_point_lies_in_its_tile(longitude, latitude, tier):
    column, row = tile_of(longitude, latitude, tier)
    world = View(0.0, 0.0, 0.0, TILE, TILE)
    x, y = world.pixels(np.array([longitude]), np.array([latitude]))
    assert 0 <= x[0] / TILE * 2**tier - column <= 1
    assert 0 <= y[0] / TILE * 2**tier - row <= 1
