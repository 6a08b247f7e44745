from etl.articles.count import count_roughly


def test_lines_records_and_files_are_counted(tmp_path):
    (tmp_path / "wire.jsonl").write_text('{"text": "a \\" b"}\n{"text": "b"}\n')
    (tmp_path / "table.csv").write_text('id,text\n1,"two\nlines ""so"""\n2,one\n')
    (tmp_path / "note.txt").write_text("one\ntwo\n")
    assert count_roughly([tmp_path]) == 5
    assert count_roughly([tmp_path / "table.csv", "-", tmp_path / "none.txt"]) == 2
