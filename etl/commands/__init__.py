"""The commands of `dateline`, one file a group of them.

Each module imports what it needs when a command is called, so that `dateline --help` and a
single article come at once; `etl.cli` puts them together.
"""
