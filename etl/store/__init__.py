"""The store: Delta tables of what was read and found, and the manifest that names a version."""
