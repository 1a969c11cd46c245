"""`textlint fix` on Word files, as a user runs it."""

import pytest

from tests.made import ROOT, run
from tests.word import decided, docx, formatted, local_entries, members_of
from textlint.readers import Options
from textlint.readers import docx as reader

ARTICLES = sorted((ROOT / "tests" / "data" / "formats").glob("*.docx"))
MAIN = "word/document.xml"


@pytest.fixture(params=ARTICLES, ids=lambda path: path.stem)
def article(request, tmp_path):
    path = tmp_path / "article.docx"
    path.write_bytes(request.param.read_bytes())
    return path


def texts(raw):
    return {part.document.part: part.document.text for part in reader.parts("article.docx", raw, Options())}


def fix(path, *arguments):
    done = run("fix", *arguments, path.name, cwd=path.parent)
    assert b"Traceback" not in done.stderr
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_fixes_are_shown_as_changes_that_give_back_the_old_text_when_rejected(article):
    old = article.read_bytes()
    status, out, said = fix(article)
    new = article.read_bytes()
    assert (status, out) == (0, "") and " fixes applied in 1 of 1 files; 0 findings remain." in said
    before, after = members_of(old), members_of(new)
    for name in texts(old):
        assert formatted(decided(after[name], accept=False)) == formatted(before[name])
    assert "from Kyiv harbour sailed on Monday, two weeks" in texts(new)[MAIN]
    assert "Read Also" not in texts(new)[MAIN]
    assert b"entity/lower_case_name: " in after["word/comments.xml"]
    kept = set(before) - {*texts(old), "[Content_Types].xml", "word/_rels/document.xml.rels"}
    entries = local_entries(new)
    assert {name: entries[name] for name in kept} == {name: local_entries(old)[name] for name in kept}
    assert fix(article)[0] == 0 and article.read_bytes() == new  # nothing is left to do


def test_accept_carries_them_out_and_leaves_no_mark(article):
    old = article.read_bytes()
    status, _, said = fix(article, "--accept", "--unsafe")
    new = article.read_bytes()
    assert status == 0 and " fixes applied in 1 of 1 files" in said
    changed = {name for name, content in members_of(new).items() if content != members_of(old)[name]}
    assert changed <= set(texts(old)) and set(members_of(new)) == set(members_of(old))
    assert b"textlint" not in members_of(new)[MAIN] and b"<w:del" not in members_of(new)[MAIN]
    assert "the the" not in texts(new)[MAIN] and "Share this" not in texts(new)[MAIN]
    assert texts(new)["word/header1.xml"] == "Harbour Gazette, evening edition"


def test_changes_that_are_accepted_give_the_text_of_accept(article):
    old = article.read_bytes()
    fix(article)
    marked = members_of(article.read_bytes())
    article.write_bytes(old)
    fix(article, "--accept")
    accepted = members_of(article.read_bytes())
    for name in texts(old):
        both = [formatted(xml) for xml in (decided(marked[name], accept=True), accepted[name])]
        assert [line for line in both[0] if line] == [line for line in both[1] if line]


def test_a_library_that_knows_word_files_agrees_on_both_decisions(article, tmp_path):
    from docx_editor import Document

    old, seen = article.read_bytes(), {}
    fix(article)
    for name in ("reject_all", "accept_all"):
        target = tmp_path / f"{name}.docx"
        with_changes = Document.open(article, author="somebody", workspace_dir=tmp_path / name)
        getattr(with_changes, name)()
        with_changes.save(target)
        with_changes.close()
        seen[name] = [line for line in texts(target.read_bytes())[MAIN].split("\n\n") if line]
    assert seen["reject_all"] == texts(old)[MAIN].split("\n\n")
    assert seen["accept_all"] == texts(article.read_bytes())[MAIN].split("\n\n")


def test_a_file_without_findings_is_not_written(tmp_path):
    path = tmp_path / "article.docx"
    path.write_bytes(docx("<w:p><w:r><w:t>All is well in the town.</w:t></w:r></w:p>"))
    before = (path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_ino)
    for arguments in ((), ("--accept",), ("--unsafe",)):
        assert fix(path, *arguments)[0] == 0
    assert (path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_ino) == before


def test_a_diff_of_a_word_file_is_a_clear_error_and_changes_nothing(article):
    before = article.read_bytes()
    status, out, said = fix(article, "--diff")
    assert (status, out) == (2, "") and "has no lines that a diff could show" in said
    assert article.read_bytes() == before


def test_standard_input_is_known_by_its_content(article):
    done = run("fix", "-", cwd=article.parent, input=article.read_bytes())
    assert done.returncode == 0 and "from Kyiv harbour" in texts(done.stdout)[MAIN]


def test_a_cut_off_file_is_one_line_and_stays(article):
    article.write_bytes(article.read_bytes()[:-100])
    before = article.read_bytes()
    status, _, said = fix(article)
    assert status == 2 and "textlint: article.docx: " in said and "is cut off" in said
    assert article.read_bytes() == before
