"""Makes the weights that the program reads with; never imported when articles are read."""
