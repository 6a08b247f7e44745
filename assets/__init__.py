"""Scripts that rebuild committed files from their public sources; never imported at run time."""
