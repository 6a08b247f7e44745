"""What a hostile outlet may put into an article, and a store that holds it in every column."""

import json
from pathlib import Path

from etl import reviewing
from etl.config import Config
from etl.pipeline import run
from etl.store import open_snapshot
from tests.invented import HOSTILE, Invented, invent, write_store

RUNS = "window.hacked = 1"  # what would leave a trace if it ran
SCRIPT = f"<script>{RUNS}</script><svg onload='{RUNS}'><img src=x onerror='{RUNS}'>"
ADDRESS = f"javascript:{RUNS}"
FORMULAS = ('=HYPERLINK("http://evil.example")', "+1+cmd|'/c calc'!A0", "-2", "@SUM(A1)", "\t=1")
BIDI = "\u202egnihtyreve sesrever \u2066\u2067 and is never closed"
MARKDOWN = f"# big\n\n[here]({ADDRESS}) ![](http://evil.example/x.png) `$x$` :red[no] {{{{7*7}}}}"
CONTROLS = "a\x01b\x08c\x0b\x1b[31m\ufffe\ufeff\u200b\x7f"
LONG = "w" * 1_000_000

SENTENCES = (HOSTILE, SCRIPT, f"{BIDI} {SCRIPT}", MARKDOWN, f"{CONTROLS} {SCRIPT}", LONG, *FORMULAS)


def hostile_events() -> list[Invented]:
    """One event for each kind of hostility, with the same in outlet, headline, actor and reason."""
    made = []
    for number, sentence in enumerate(SENTENCES):
        words = sentence[:300]
        one = invent(
            900 + number,
            sentence=sentence,
            n_reports=1,
            status="reported",
            review_state="unreviewed",
            actor=words,
            city=f"City {words}",
            admin1="Tehran",
            country="IR",
            geonameid=112931,
            latitude=35.694,
            longitude=51.422,
            place_precision="city",
        )
        said = [{"field": "actor", "value": words, "report_ids": [], "sources": [words]}]
        one.event.update(sources=[words], detail=words, disagreement=json.dumps(said))
        for report, article in zip(one.reports, one.articles, strict=True):
            report.update(detail=words, source=words)
            article.update(title=words, source=words, url=ADDRESS, origin=words)
        made.append(one)
    return made


def hostile_articles() -> list[dict[str, str | None]]:
    """Articles whose text is read, and some that cannot be."""
    story = "On Monday police arrested nine teachers in Tabriz. "
    return [
        {
            "id": f"h{n}",
            "text": story + said,
            "published": "2022-10-09",
            "title": said[:300],
            "source": said[:300],
            "url": ADDRESS,
        }
        for n, said in enumerate((*SENTENCES[:5], f"null\x00byte {SCRIPT}", story * 3 + LONG))
    ]


def write_hostile_store(store: Path, given: Path) -> list[Invented]:
    """Invented hostile events, real articles that are read, skips and a judgement."""
    made = hostile_events()
    write_store(store, made)
    given.mkdir()
    lines = [json.dumps(one) for one in hostile_articles()]
    (given / "hostile.jsonl").write_text("\n".join([*lines, SCRIPT, "{"]) + "\n")
    (given / "<img src=x onerror=alert(1)>.pdf").write_bytes(b"%PDF")
    (given / "page.html").write_text(f"<title>{SCRIPT}</title><p>{SCRIPT}</p>")
    (given / "table.csv").write_text(f'text,published\n"{SCRIPT}",never\n')
    run((given,), Config.default(store=store, workers=1))
    snapshot = open_snapshot(store)
    who = f"{SCRIPT}{BIDI}"[:80]
    judged = reviewing.accept(snapshot, str(made[1].event["event_id"]), who=who, why=SCRIPT)
    reviewing.record_judgements(store, [judged])
    return made
