import random

from etl.dates import DateInterval
from etl.merging import ArticleFacts
from etl.merging.reprints import are_copies, reprints, resemblance, sketch_of, witnesses

WORDS = [f"{a}{b}" for a in ("ka", "lo", "mi", "nu", "pe", "ra", "so") for b in ("ta", "vi", "zen")]


def text(seed: int, length: int = 220) -> str:
    chance = random.Random(seed)
    return " ".join(chance.choice(WORDS) for _ in range(length))


def facts(number: int, body: str, source: str | None = None, day: str = "2020-07-15"):
    return ArticleFacts(f"a{number}", source, DateInterval.from_iso(day), sketch_of(body))


def test_a_copy_with_another_head_and_a_few_other_words_is_a_copy():
    body = text(1)
    words = body.split()
    words[50] = words[150] = "changed"
    copy = "HARBOUR (Wire) -- " + " ".join(words[10:]) + " Reporting by our staff."
    assert are_copies(sketch_of(body), sketch_of(copy))
    assert resemblance(sketch_of(body), sketch_of(body.upper().replace(" ", "\n"))) == 1.0


def test_two_reports_that_quote_the_same_statement_are_no_copies():
    quote = text(2, 60)
    one, other = text(3, 100) + quote + text(4, 80), text(5, 100) + quote + text(6, 80)
    assert not are_copies(sketch_of(one), sketch_of(other))


def test_the_estimate_is_near_the_true_share_of_runs():
    one, other = text(7, 1000), text(7, 1000)[: len(text(7, 600))] + text(8, 400)

    def runs(body):
        words = body.split()
        return {tuple(words[i : i + 5]) for i in range(len(words) - 4)}

    true = len(runs(one) & runs(other)) / len(runs(one) | runs(other))
    assert abs(resemblance(sketch_of(one), sketch_of(other)) - true) < 0.2


def test_short_notes_and_scripts_without_spaces():
    assert sketch_of("Police arrested ten people in Lima on Monday.") == b""
    assert not are_copies(b"", b"")
    chinese = "抗议者星期一在市中心游行反对新的税收政策警方逮捕了十名学生活动人士"
    assert are_copies(sketch_of(chinese), sketch_of(chinese + "。"))


def test_the_earliest_is_the_original():
    body = text(1)
    articles = [
        facts(1, body, "Late", "2020-07-17"),
        facts(2, body + " ends", "First", "2020-07-15"),
        facts(3, text(9), "Other"),
    ]
    assert reprints(articles) == {"a1": "a2"}


def test_witnesses_fold_outlets_copies_and_unknown_outlets():
    body = text(1)
    articles = [
        facts(1, body, "Post"),
        facts(2, body, "Herald"),  # a copy of 1
        facts(3, text(2), "herald"),  # the outlet of 2
        facts(4, text(3), "Tribune"),
        facts(5, text(4)),
        facts(6, text(5)),  # unknown like 5
    ]
    groups = {tuple(one.article_id for one in group) for group in witnesses(articles)}
    assert groups == {("a1", "a2", "a3"), ("a4",), ("a5", "a6")}


def test_each_copy_is_compared_with_the_original_and_not_with_every_other_copy(monkeypatch):
    words = text(1).split()
    copies = [" ".join([*words[:-number], f"tail{number}"]) for number in range(1, 31)]
    compared = []
    monkeypatch.setattr(
        "etl.merging.reprints.are_copies",
        lambda *pair: compared.append(pair) or are_copies(*pair),
    )
    found = reprints([facts(100 + number, body) for number, body in enumerate(copies)])
    assert found == {f"a{100 + number}": "a100" for number in range(1, 30)}
    assert 0 < len(compared) <= 29
