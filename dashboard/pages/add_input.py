"""What a person gives to the page of adding: a pasted text, or files."""

import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from dashboard.pages.typed import forget_typed, keep_typed
from etl.articles.read import READERS

# Keys of what is typed; all of it stays in the session until the person clears it.
TYPED = ("add_text", "add_title", "add_source", "add_published", "add_url")
_LARGEST_MB = 200  # a file of JSON Lines holds many articles
_SUFFIXES = [suffix.removeprefix(".") for suffix in READERS]


@dataclass(frozen=True, slots=True)
class Given:
    """What was given: the pasted article as a record, and files with their bytes."""

    pasted: dict[str, str]
    files: tuple[tuple[str, bytes], ...]

    def __bool__(self) -> bool:
        return bool(self.pasted or self.files)


def draw_input() -> Given:
    """The boxes; what is typed outlives a rerun, a change of page and a reload."""
    keep_typed("add", TYPED)
    left, right = st.columns((1.6, 1), gap="medium")
    with left:
        st.text_area(
            "Text of an article",
            key="add_text",
            height=260,
            placeholder="Paste it here, without headline and byline",
            persist_state="session",
        )
        uploaded = st.file_uploader(
            "Or files: text, web pages, JSON Lines, tables",
            type=_SUFFIXES,
            accept_multiple_files=True,
            max_upload_size=_LARGEST_MB,
            key=f"add_files_{st.session_state.get('add_round', 0)}",
        )
    with right:
        for key, label, example in (
            ("add_published", "Day of publication", "2022-10-09: the anchor of “yesterday”"),
            ("add_source", "Outlet", "as it calls itself"),
            ("add_title", "Headline", ""),
            ("add_url", "Address", "where it was published"),
        ):
            st.text_input(
                label, key=key, placeholder=example, max_chars=2_000, persist_state="session"
            )
        st.button("Clear all boxes", key="add_clear", type="tertiary", on_click=clear)
    return given(uploaded or ())


def given(uploaded: Sequence[UploadedFile]) -> Given:
    """What is in the boxes now."""
    state = st.session_state
    record = {key.removeprefix("add_"): str(state.get(key) or "").strip() for key in TYPED}
    text = str(state.get("add_text") or "")
    pasted = {name: said for name, said in record.items() if said} if text.strip() else {}
    if pasted:
        pasted["text"] = text
    return Given(pasted, tuple((one.name, one.getvalue()) for one in uploaded))


def clear() -> None:
    """Callback: empty boxes, because the person asked for them."""
    for key in TYPED:
        st.session_state[key] = ""
    st.session_state["add_round"] = int(st.session_state.get("add_round", 0)) + 1
    st.session_state.pop("add_looked", None)
    st.session_state.pop("add_job", None)
    st.session_state["add_job_seen"] = True
    forget_typed("add")


def write_files(given: Given) -> tuple[Path, list[Path]]:
    """What was given as files of a new folder, which whoever asked for it removes.

    Returns:
        The folder and the files. Each lies in a folder of its own: two may have one name.
    """
    folder = Path(tempfile.mkdtemp(prefix="dateline-add-"))
    paths = []
    if given.pasted:
        path = folder / "pasted.jsonl"
        path.write_text(json.dumps(given.pasted, ensure_ascii=True) + "\n", encoding="utf-8")
        paths.append(path)
    for number, (name, data) in enumerate(given.files):
        path = folder / str(number) / safe_name(name)
        path.parent.mkdir()
        path.write_bytes(data)
        paths.append(path)
    return folder, paths


def safe_name(name: str) -> str:
    """The file's own name, without folders and signs that no file name holds."""
    last = PurePath(name.replace("\\", "/")).name.replace("\x00", "").lstrip(".")
    return last[-120:] or "upload.txt"
