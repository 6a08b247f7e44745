"""How fast articles are read, beside spaCy's small pipeline in the same run: `make bench`.

    python -m bench.reading [--articles FILE.jsonl] [--spacy .venv-bench/bin/python] [--repeat 3]

Prints articles of 500 words a second with one and two workers (the whole `dateline run`, store
included, less the start-up that `dateline extract` on one article shows), the CPU time that all its
processes take for such an article, start-up included, the largest process's memory, the seconds to
the first report, and the ratio to spaCy on one core, measured in turn; then where the time of
reading goes (`bench.stages`).
"""

import argparse
import datetime as dt
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.stages import WORDS, lines_of

ROOT = Path(__file__).resolve().parents[1]
BESIDE = 60  # articles that spaCy reads; it needs many times longer for each


def timed(*arguments: str) -> tuple[float, float, float]:
    """Wall and CPU seconds of a command with its processes, and MB of the largest of them."""
    start = time.perf_counter()
    process = subprocess.Popen(
        arguments, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - start
    if process.returncode:
        raise SystemExit(f"{' '.join(arguments)} ended with {process.returncode}")
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def dateline(*arguments: str) -> tuple[float, float, float]:
    """The `dateline` command, timed."""
    return timed(sys.executable, "-m", "etl", *arguments)


def articles_of(path: Path, folder: Path) -> tuple[Path, Path, Path, float, float]:
    """Files of all articles, of one, and of those that spaCy reads, with their size in articles."""
    lines = [line for line in path.read_text("utf-8").split("\n") if line.strip()]
    sizes = [len(json.loads(line)["text"].split()) / WORDS for line in lines]
    every, one, few = (folder / name for name in ("all.jsonl", "one.jsonl", "few.jsonl"))
    every.write_text("\n".join(lines) + "\n", "utf-8")
    longest = max(range(len(lines)), key=sizes.__getitem__)
    one.write_text(lines[longest] + "\n", "utf-8")
    few.write_text("\n".join(lines[:BESIDE]) + "\n", "utf-8")
    return every, one, few, sum(sizes), sum(sizes[:BESIDE])


def beside(python: Path, few: Path) -> tuple[float, str]:
    """Seconds that spaCy takes for the few articles, and what it was."""
    arguments = [str(python), str(ROOT / "bench" / "spacy_pipeline.py"), str(few)]
    done = subprocess.run(arguments, check=True, capture_output=True, text=True)
    answer = json.loads(done.stdout.splitlines()[-1])
    return answer["seconds"], answer["name"]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    default = ROOT.parent / "shared" / "corpora" / "geoparsing" / "lgl.articles.jsonl"
    parser.add_argument(
        "--articles",
        type=Path,
        default=default,
        help="articles as JSON Lines (default: the LGL corpus beside the checkout)",
    )
    parser.add_argument("--spacy", type=Path, help="a Python that has spaCy")
    parser.add_argument(
        "--repeat", type=int, default=3, help="how often each is measured; medians are told"
    )
    options = parser.parse_args()
    if not options.articles.exists():
        raise SystemExit(f"{options.articles} is not there: name a file with --articles.")
    rates: dict[int, list[float]] = {1: [], 2: []}
    taken: dict[int, list[float]] = {1: [], 2: []}
    firsts, memory, spacy_rates, name = [], 0.0, [], "spaCy (not measured: give --spacy)"
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        every, one, few, n_all, n_few = articles_of(options.articles, folder)
        dateline("extract", str(one))
        for turn in range(options.repeat):
            first, _, _ = dateline("extract", str(one))
            firsts.append(first)
            for workers, measured in rates.items():
                store = folder / f"store-{turn}-{workers}"
                seconds, cpu, peak = dateline(
                    "run", str(every), "--store", str(store), "--workers", str(workers)
                )
                memory = max(memory, peak)
                measured.append(n_all / max(seconds - first, 0.01))
                taken[workers].append(1000 * cpu / n_all)
            if options.spacy:
                seconds, name = beside(options.spacy, few)
                spacy_rates.append(n_few / seconds)
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    print(f"{dt.datetime.now(tz=dt.UTC):%Y-%m-%d}, {machine}; {options.articles.name}")
    print(f"articles of {WORDS} words: {n_all:.0f}; medians of {options.repeat}")
    for workers, measured in rates.items():
        cpu = statistics.median(taken[workers])
        rate = statistics.median(measured)
        print(
            f"dateline run, {workers} worker(s): {rate:.0f} articles/s, {cpu:.1f} ms CPU for each"
        )
    print(
        f"start to first report: {statistics.median(firsts):.2f} s; largest process: {memory:.0f} MB"
    )
    if spacy_rates:
        rate = statistics.median(spacy_rates)
        print(
            f"{name}, 1 core: {rate:.1f} articles/s; dateline, 1 worker: {statistics.median(rates[1]) / rate:.1f} times that"
        )
    print("\n".join(lines_of(options.articles, repeat=options.repeat)))


if __name__ == "__main__":
    main()
