"""Pure pictures: frames in; decks, charts and HTML out. Nothing here knows the screen."""
