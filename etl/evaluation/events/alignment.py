"""The best one-to-one assignment of rows to columns."""

from collections.abc import Sequence

_FAR = float("inf")


def assign(weights: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Pairs (row, column) whose total weight is greatest; each row and column at most once.

    The Hungarian method with potentials (Kuhn 1955, Munkres 1957), in O(rows^2 x columns).

    Args:
        weights: rows of equal length, none negative; a weight of 0 means "do not pair".
    """
    if not weights or not weights[0]:
        return []
    if len(weights) > len(weights[0]):
        turned = list(zip(*weights, strict=True))
        return [(row, column) for column, row in assign(turned)]
    # One row is added at a time; index 0 of rows and columns stands for "none yet".
    n_columns = len(weights[0])
    of_row = [0.0] * (len(weights) + 1)
    of_column = [0.0] * (n_columns + 1)
    row_at = [0] * (n_columns + 1)
    for row in range(1, len(weights) + 1):
        came_from = _augment(row, weights, of_row, of_column, row_at)
        column = came_from[0]
        while column:
            row_at[column] = row_at[came_from[column]]
            column = came_from[column]
    return [
        (row_at[column] - 1, column - 1)
        for column in range(1, n_columns + 1)
        if row_at[column] and weights[row_at[column] - 1][column - 1] > 0
    ]


def _augment(
    row: int,
    weights: Sequence[Sequence[float]],
    of_row: list[float],
    of_column: list[float],
    row_at: list[int],
) -> list[int]:
    """The cheapest way from a new row to a free column, told backwards; [0] is that column."""
    n_columns = len(of_column) - 1
    row_at[0] = row
    slack = [_FAR] * (n_columns + 1)
    came_from = [0] * (n_columns + 1)
    used = [False] * (n_columns + 1)
    at = 0
    while row_at[at]:
        used[at] = True
        here = row_at[at]
        for column in range(1, n_columns + 1):
            if not used[column]:
                cost = -weights[here - 1][column - 1] - of_row[here] - of_column[column]
                if cost < slack[column]:
                    slack[column], came_from[column] = cost, at
        following = min(
            (column for column in range(1, n_columns + 1) if not used[column]),
            key=slack.__getitem__,
        )
        step = slack[following]
        for column in range(n_columns + 1):
            if used[column]:
                of_row[row_at[column]] += step
                of_column[column] -= step
            else:
                slack[column] -= step
        at = following
    came_from[0] = at
    return came_from
