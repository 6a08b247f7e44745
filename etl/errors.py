"""Every error that Dateline raises on purpose, as one tree.

DatelineError
├── ConfigError (ValueError)        a setting or an option that cannot be used
├── CodebookError (ValueError)      the codebook file does not hold what it must
├── GazetteerError
│   └── GazetteerMissing (FileNotFoundError)   it has not been built yet
├── ModelError (FileNotFoundError)  trained weights cannot be opened
├── ArticleError (ValueError)       one article, or one file of them, cannot be read
├── StoreError
│   ├── StoreLocked (BlockingIOError)   another process is writing
│   └── StoreSchemaError (ValueError)   written by another schema version
└── ExportError (ValueError)        the export cannot be written

Messages are one line for people: the file, the place in it, and the next step.
"""


class DatelineError(Exception):
    """The root: the command line prints it as one line and exits with 1."""


class ConfigError(DatelineError, ValueError):
    """A setting or an option cannot be used."""


class CodebookError(DatelineError, ValueError):
    """The codebook file does not hold what it must; the message names the line."""


class GazetteerError(DatelineError):
    """The gazetteer cannot be built or opened."""


class GazetteerMissing(GazetteerError, FileNotFoundError):
    """The gazetteer has not been built yet; the message names the command."""


class ModelError(DatelineError, FileNotFoundError):
    """The weights of a trained part cannot be opened."""


class ArticleError(DatelineError, ValueError):
    """One article, or one file of articles, cannot be read; it is skipped and listed."""


class StoreError(DatelineError):
    """The store cannot be read or written."""


class StoreLocked(StoreError, BlockingIOError):
    """Another process is writing to the store."""


class StoreSchemaError(StoreError, ValueError):
    """The store was written by another version of the schema."""


class ExportError(DatelineError, ValueError):
    """The export cannot be written."""
