"""``dragoman check``: what is wrong in a pack, and the page about packs with all its commands run."""

import json
from pathlib import Path
from typing import Any

import pytest

from dragoman.cli.proving import prove
from dragoman.coder import Coder
from dragoman.knowledge.checking import check_own
from dragoman.knowledge.checking_rules import find_sentences
from tests.cli.conftest import Run
from tests.knowledge.packs import ACTORS, AGENTS, LION, RULE, RULES, make_pack
from tests.scripts.loading import load_script

ROOT = Path(__file__).parents[2]


def test_sound_pack_is_summed_up(run: Run, tmp_path: Path) -> None:
    pack = make_pack(tmp_path / "lions", {"actors.tsv": ACTORS + LION, f"{RULES}/press.toml": RULE})
    result = run("check", pack)
    assert result.exit_code == 0
    assert result.stdout == f"{pack}: 1 actor, 1 rule; 2 sentences run; no problems\n"


def test_row_that_takes_the_place_of_ours_is_told(run: Run, tmp_path: Path) -> None:
    pack = make_pack(tmp_path / "lions", {"actors.tsv": ACTORS + LION.replace("red-lions", "hamas", 1)})
    result = run("check", pack)
    assert result.exit_code == 0
    assert f"{pack}: takes the place of actor 'hamas' (Hamas, actors.tsv:" in result.stdout


def test_every_problem_is_a_line_and_the_exit_code_is_1(run: Run, tmp_path: Path) -> None:
    rows = LION.replace("REB", "RBL") + LION.replace("THA", "Thailand")
    result = run("check", make_pack(tmp_path / "lions", {"actors.tsv": ACTORS + rows}))
    assert result.exit_code == 1
    *lines, summary = result.stdout.splitlines()
    assert [line.split(": ")[0].rpartition("/")[2] for line in lines] == [
        "actors.tsv:2",
        "actors.tsv:3",
        "actors.tsv:3",
    ]
    assert summary.endswith("lions: 2 actors; 3 problems")


def test_warnings_end_with_1_only_where_they_are_to(run: Run, tmp_path: Path) -> None:
    pack = make_pack(tmp_path / "lions", {"actors.tsv": ACTORS + LION.replace("Red Lions", "Dawn")})
    assert (run("check", pack).exit_code, run("check", pack, "--strict").exit_code) == (0, 1)
    assert "1 actor; no problems; 1 warning" in run("check", pack).stdout


def test_json_says_the_same(run: Run, tmp_path: Path) -> None:
    pack = make_pack(tmp_path / "lions", {"actors.tsv": ACTORS + LION.replace("REB", "RBL")})
    result = run("check", pack, "--json")
    found = json.loads(result.stdout)
    assert result.exit_code == 1
    assert (found["pack"], found["sound"], found["errors"], found["rows"]) == ("lions", False, 1, {"actors": 1})
    assert found["findings"] == [
        {
            "file": f"{pack}/actors.tsv",
            "line": 2,
            "says": "sectors 'RBL' is not known; did you mean 'REB'?",
            "level": "error",
        }
    ]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('["padlock"]', '["padlocked"]', ":8: rule 'padlock-newsroom': does not code its example “The police padlocked a newsroom.”; no rule codes it"),
        ('"padlock"', '"attack"', ":8: rule 'padlock-newsroom': does not code its example"),
        ("The caretaker padlocked the shed.", "The police padlocked a newsroom.", ":9: rule 'padlock-newsroom': codes its near miss"),
        ("status=happened", "status=denied", ":8: rule 'padlock-newsroom': codes its example “The police padlocked a newsroom.” otherwise: status is happened, not denied"),
        ('["newsroom"]', '["newsroom"]\nsource = ["of"]\nbare = true', ":10: rule 'padlock-newsroom': codes its example “The police padlocked a newsroom.” otherwise: source is nobody, not “The police”"),
    ],
)  # fmt: skip
def test_sentence_that_proves_nothing_is_named(run: Run, tmp_path: Path, old: str, new: str, says: str) -> None:
    result = run("check", make_pack(tmp_path / "press", {f"{RULES}/press.toml": RULE.replace(old, new)}))
    assert result.exit_code == 1
    assert says in result.stdout


def test_noun_that_is_no_lemma_is_named(run: Run, tmp_path: Path) -> None:
    rows = "gatekeepers\t\tCOP\tgroup\t\t\tThe gatekeepers came.\nwatchman\t\tCOP\tperson\t\t\tTwo watchmen came.\n"
    result = run("check", make_pack(tmp_path / "guards", {"agents.tsv": AGENTS + rows}))
    assert result.exit_code == 0
    assert "agents.tsv:2: warning: agent 'gatekeepers': not found in its example" in result.stdout
    assert "did you mean 'gatekeeper'?" in result.stdout
    assert "agents.tsv:3" not in result.stdout


def test_context_word_that_is_too_wide_is_named(run: Run, tmp_path: Path) -> None:
    text = '[military]\nwords = ["cow"]\nexample = "Askaris came."\nnot = "Cows came."\n'
    result = run("check", make_pack(tmp_path / "herds", {"ontologies/plover/contexts.en.toml": text}))
    assert result.exit_code == 1
    assert "contexts.en.toml:3: context 'military': not found in its example “Askaris came.”" in result.stdout
    assert "contexts.en.toml:4: context 'military': found in its near miss “Cows came.”" in result.stdout


def test_sentences_are_left_out_where_only_tables_are_wanted(run: Run, tmp_path: Path) -> None:
    pack = make_pack(tmp_path / "press", {f"{RULES}/press.toml": RULE.replace('["padlock"]', '["padlocked"]')})
    assert run("check", pack, "--tables").stdout == f"{pack}: 1 rule; no problems\n"


def test_parent_may_be_of_a_pack_that_is_loaded_before(run: Run, tmp_path: Path) -> None:
    first = make_pack(tmp_path / "lions", {"actors.tsv": ACTORS + LION})
    cubs = "lion-cubs\tLion Cubs\t\tarmed_group\tTHA\tREB\tred-lions\tinvented\n"
    second = make_pack(tmp_path / "cubs", {"actors.tsv": ACTORS + cubs})
    assert run("check", second).exit_code == 1
    assert run("check", second, "--pack", first).exit_code == 0


def test_our_own_tables_are_checked_without_a_folder(run: Run) -> None:
    result = run("check", "--tables")
    assert "the knowledge of Dragoman: " in result.stdout
    assert " rules, " in result.stdout


def test_our_own_sentences_are_found_with_their_lines() -> None:
    sentences = list(find_sentences(check_own().pack))
    assert len(sentences) > 500
    withdraw = next(each for each in sentences if each.rule == "withdraw-troops" and not each.near_miss)
    text = (ROOT / "src" / "dragoman" / "data" / withdraw.file).read_text("utf-8")
    assert withdraw.text in text.splitlines()[withdraw.line - 1]
    done: list[None] = []
    coder = Coder()
    assert list(prove(sentences[:5], coder, lambda: done.append(None))) == []
    assert len(done) == 5


@pytest.mark.parametrize("command", ["read", "code"])
def test_faulty_pack_is_not_used(run: Run, tmp_path: Path, stories: Path, command: str) -> None:
    pack = make_pack(tmp_path / "lions", {"actors.tsv": ACTORS + LION.replace("REB", "RBL")})
    out = ["--to", tmp_path / "out.jsonl"] if command == "code" else ["--id", "s0"]
    result = run(command, stories, *out, "--pack", pack)
    assert result.exit_code == 2
    assert f"not used, because of 1 problem; mend it and run: dragoman check {pack}" in result.stderr
    assert f"{pack}/actors.tsv:2: sectors 'RBL' is not known; did you mean 'REB'?" in result.stderr
    assert not (tmp_path / "out.jsonl").exists()


def test_explain_names_the_pack_and_shows_its_entry(run: Run, tmp_path: Path) -> None:
    pack = make_pack(tmp_path / "lions", {"actors.tsv": ACTORS + LION})
    (tmp_path / "a.txt").write_text("The Red Lions attacked a bridge in Bangkok on Tuesday, the army said.")
    run(
        "code",
        tmp_path / "a.txt",
        "--to",
        tmp_path / "c.jsonl",
        "--date",
        "2031-05-05",
        "--language",
        "en",
        "--pack",
        pack,
    )
    coding = json.loads((tmp_path / "c.jsonl").read_text("utf-8"))
    lions = next(actor for actor in coding["actors"] if actor.get("known_as") == "red-lions")
    assert lions["rule"] == "lions/actors.tsv#red-lions"
    assert len(coding["coder"]["packs"]["lions"]) == 12
    assert "an entry of the pack 'lions'; give its folder" in run("explain", tmp_path / "c.jsonl", lions["id"]).stdout
    assert "armed_group" in run("explain", tmp_path / "c.jsonl", lions["id"], "--pack", pack).stdout
    make_pack(pack, {"actors.tsv": ACTORS + LION.replace("THA", "LAO")})
    assert "has changed since" in run("explain", tmp_path / "c.jsonl", lions["id"], "--pack", pack).stdout


# ---- the page about packs ------------------------------------------------------------------------


def test_page_about_packs_shows_what_its_commands_print(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    docs: Any = load_script("refresh_docs")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", str(docs.WIDTH))
    monkeypatch.setenv("NO_COLOR", "1")
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    blocks = list(docs.find_blocks((ROOT / "docs" / "packs.md").read_text("utf-8")))
    assert len(blocks) >= 10
    for block, body in blocks:
        command = docs.name_records(block.command, tmp_path)
        result = run(*command.removesuffix(" || true").split()[1:])
        assert result.exit_code == int(command.endswith("|| true")), result.output
        shown = docs.shorten(result.stdout + ("" if block.only else result.stderr), block)
        assert body.rstrip("\n") == f"$ {command}\n{shown}".rstrip("\n"), "run scripts/refresh_docs.py"


@pytest.mark.parametrize("path", sorted((ROOT / "examples" / "packs").rglob("*.tsv")), ids=lambda path: path.parts[-3])
def test_page_about_packs_shows_the_tables_of_the_examples(path: Path) -> None:
    page = (ROOT / "docs" / "packs.md").read_text("utf-8")
    if "broken" in path.parts:
        return
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    for row in rows:
        cells = [cell.replace("|", "\\|") for cell in row]
        assert "| " + " | ".join(cells).replace("|  |", "| |").replace("|  |", "| |") + " |" in page


def test_page_about_packs_shows_the_rule_of_the_example() -> None:
    page = (ROOT / "docs" / "packs.md").read_text("utf-8")
    (path,) = (ROOT / "examples" / "packs" / "rule").rglob("*.toml")
    assert path.read_text("utf-8").partition("\n")[2] in page
