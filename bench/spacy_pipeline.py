"""Read texts with spaCy's small English pipeline and print the seconds it took.

    .venv-bench/bin/python bench/spacy_pipeline.py TEXTS.jsonl

Run by `bench.reading` with the Python of `.venv-bench`, for spaCy is no dependency of Dateline. Where
the trained package en_core_web_sm is installed it is used. Where it is not, a pipeline of the same
architecture (tok2vec of width 96 and depth 4, tagger, parser, entity recogniser) is made with
untrained weights: its answers mean nothing, but it does the same work for each token.
"""

import json
import sys
import time
from pathlib import Path

import spacy
from spacy.language import Language

EMBED = {
    "@architectures": "spacy.MultiHashEmbed.v2",
    "width": 96,
    "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"],
    "rows": [5000, 1000, 2500, 2500, 50, 50],
    "include_static_vectors": False,
}
ENCODE = {
    "@architectures": "spacy.MaxoutWindowEncoder.v2",
    "width": 96,
    "depth": 4,
    "window_size": 1,
    "maxout_pieces": 3,
}
TOK2VEC = {"@architectures": "spacy.Tok2Vec.v2", "embed": EMBED, "encode": ENCODE}
LISTENER = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}


def transitions(tok2vec: dict[str, object], kind: str, tokens: int) -> dict[str, object]:
    """A transition model as the small package has it."""
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": kind,
        "extra_state_tokens": tokens > 3,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": tok2vec,
    }


def untrained() -> Language:
    """The small pipeline's architecture with random weights."""
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec", config={"model": TOK2VEC})
    tagger_model = {"@architectures": "spacy.Tagger.v2", "nO": None, "tok2vec": LISTENER}
    tagger = nlp.add_pipe("tagger", config={"model": tagger_model})
    parser = nlp.add_pipe("parser", config={"model": transitions(LISTENER, "parser", 3)})
    ner = nlp.add_pipe("ner", config={"model": transitions(TOK2VEC, "ner", 6)})
    for number in range(50):
        tagger.add_label(f"T{number}")
    for number in range(45):
        parser.add_label(f"d{number}")
    for number in range(18):
        ner.add_label(f"E{number}")
    nlp.initialize()
    return nlp


def main() -> None:
    """Read the texts one after another, on one core."""
    try:
        nlp, name = spacy.load("en_core_web_sm"), "en_core_web_sm"
    except OSError:
        nlp, name = untrained(), "architecture of en_core_web_sm, untrained weights"
    lines = Path(sys.argv[1]).read_text(encoding="utf-8").split("\n")
    texts = [json.loads(line)["text"] for line in lines if line]
    for _ in nlp.pipe(texts[:2]):
        pass
    start = time.perf_counter()
    for _ in nlp.pipe(texts):
        pass
    print(
        json.dumps(
            {"seconds": time.perf_counter() - start, "name": f"spaCy {spacy.__version__}, {name}"}
        )
    )


if __name__ == "__main__":
    main()
