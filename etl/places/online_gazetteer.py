"""A gazetteer that knows, for one article at a time, what an online geocoder told of its names."""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import cast

from etl.online_choice import Online
from etl.places.gazetteer import Candidate, Gazetteer
from etl.places.online import OnlineNames


class OnlineGazetteer(Gazetteer):
    """As `Gazetteer`, with the answers to the names of the article that is being read.

    The answers of one article are forgotten with the next, so that no article's reading depends
    on which were read before it.
    """

    asks_elsewhere = True
    _names: OnlineNames
    _answers: dict[str, tuple[Candidate, ...]]

    @classmethod
    def open_online(cls, directory: Path, online: Online) -> "OnlineGazetteer":
        """Opens the built gazetteer; asks nothing yet.

        Raises:
            GazetteerMissing: if it has not been built. ConfigError: no file of answers.
        """
        opened = cast("OnlineGazetteer", cls.open(directory))
        opened.attach(online)
        return opened

    def attach(self, online: Online) -> None:
        """Puts the online geocoder behind what is known here.

        Raises:
            ConfigError: the file of answers cannot be used.
        """
        self._names = OnlineNames(online, frozenset(self.country_codes))
        self._answers = {}
        known = self.candidates
        # nothing is kept by the wrapper: what the answers are changes with the article
        self.candidates = lru_cache(maxsize=0)(
            lambda name: known(name) or self._answers.get(self.normalise(name), ())
        )

    def ask(self, names: Iterable[str]) -> frozenset[str]:
        """Look up the names of an article that the gazetteer lacks, instead of those before.

        Returns:
            The names for which there is an answer.
        """
        self._answers = {}
        for name in names:
            key = self.normalise(name)
            if key and not self.has_key(key) and key not in self._answers:
                self._answers[key] = self._names.candidates(name)
        return frozenset(name for name in names if self._answers.get(self.normalise(name)))
