"""Output goes where it was sent: a file whole or not at all, a pipe as a pipe."""

import os
import threading

import click
import pytest

from etl.output import writing


def test_a_failed_command_leaves_the_old_file(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("old")
    with pytest.raises(ZeroDivisionError), writing(str(path)) as target:
        target.write(b"new" * (1 // 0))
    assert path.read_text() == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["x.csv"]


def test_a_finished_file_takes_the_place_of_the_old_one(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("old")
    with writing(str(path)) as target:
        target.write(b"new")
    assert path.read_text() == "new"
    assert [file.name for file in tmp_path.iterdir()] == ["x.csv"]


def test_a_pipe_stays_a_pipe(tmp_path):
    path = tmp_path / "pipe"
    os.mkfifo(path)
    got = []
    reader = threading.Thread(target=lambda: got.append(path.read_bytes()))
    reader.start()
    with writing(str(path)) as target:
        target.write(b"through")
    reader.join(timeout=10)
    assert got == [b"through"]
    assert path.is_fifo()


@pytest.mark.parametrize("name", ["none/x.csv", "file/x.csv"])
def test_what_cannot_be_written_is_one_line(tmp_path, name):
    (tmp_path / "file").write_text("x")
    with (
        pytest.raises(click.ClickException, match="cannot be written"),
        writing(str(tmp_path / name)),
    ):
        pass
