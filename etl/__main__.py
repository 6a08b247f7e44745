"""`python -m etl` is the `dateline` command."""

from etl.cli import main

if __name__ == "__main__":
    main(prog_name="dateline")
