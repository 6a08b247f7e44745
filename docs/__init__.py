"""Pages for people, and the scripts that make parts of them."""
