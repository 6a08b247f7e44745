"""What the first visitor of a server gets, who comes by a link to a page."""

import subprocess
import sys


def test_the_folder_of_pages_is_not_taken_for_pages():
    # In a process of its own, as a server begins: other tests have drawn pages in this one.
    asked = (
        "import dashboard.app\n"
        "from streamlit.runtime.pages_manager import PagesManager\n"
        "print(PagesManager('dashboard/page.py').uses_pages_directory)"
    )
    told = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True, timeout=120
    )
    assert told.stdout.split() == ["False"]
