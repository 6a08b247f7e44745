"""The pages: they compose widgets and pictures, and compute nothing themselves."""
