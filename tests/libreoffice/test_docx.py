"""LibreOffice opens the Word files we write, shows each change with its comment, keeps them, and can decide on them."""

import re
import subprocess
import zipfile
from pathlib import Path

import pytest

from tests.made import ROOT
from tests.word import members_of, zipped
from textlint.batch.linter import Linter

pytestmark = [pytest.mark.group("libreoffice"), pytest.mark.xdist_group("libreoffice")]

ARTICLES = sorted((ROOT / "tests" / "data" / "formats").glob("*.docx"))
MAIN = "word/document.xml"
COMMENT = re.compile(rb'<w:comment(?:RangeStart|RangeEnd|Reference) w:id="\d+"/>')


@pytest.fixture(scope="module")
def profile(tmp_path_factory):
    return tmp_path_factory.mktemp("profile")


@pytest.fixture(scope="module", params=ARTICLES, ids=lambda path: path.stem)
def repaired(request):
    """A real document after `textlint fix --unsafe`, and what was done."""
    return Linter().fix_bytes(request.param.name, request.param.read_bytes(), unsafe=True)


@pytest.fixture
def converted(profile, tmp_path):
    """Let LibreOffice read a file and write it in another format."""

    def go(raw, suffix):
        source = tmp_path / "article.docx"
        source.write_bytes(raw)
        command = ["soffice", "--headless", f"-env:UserInstallation=file://{profile}", "--convert-to", suffix]
        subprocess.run([*command, "--outdir", tmp_path / "out", source], check=True, capture_output=True, timeout=120)
        return tmp_path / "out" / f"article.{suffix}"

    return go


def test_every_change_and_comment_is_there_after_conversion_to_odt(repaired, converted):
    with zipfile.ZipFile(converted(repaired.raw, "odt")) as archive:
        content, styles = archive.read("content.xml").decode(), archive.read("styles.xml").decode()
    ours = members_of(repaired.raw)
    changes = sum(len(re.findall(b"<w:(?:ins|del) ", xml)) for xml in ours.values())
    marks = sum(xml.count(b"<w:rPr><w:del ") for xml in ours.values())  # one change with the text before the mark
    found = sum(xml.count("<text:changed-region") for xml in (content, styles))
    assert changes - marks <= found <= changes and found >= len(repaired.applied)
    comments = re.findall(r"<office:annotation .*?</office:annotation>", content, re.DOTALL)
    assert len(comments) == len(repaired.applied)
    for choice in repaired.applied:
        assert any(f"{choice.finding.rule}: " in re.sub("<[^>]+>", "", comment) for comment in comments)


def test_changes_and_comments_are_there_after_it_writes_a_word_file_of_its_own(repaired, converted):
    ours, theirs = members_of(repaired.raw), members_of(converted(repaired.raw, "docx").read_bytes())
    assert changed_text(theirs[MAIN]) == changed_text(ours[MAIN])
    marks = [xml.count(b'<w:rPr><w:del w:id="') for xml in (ours[MAIN], theirs[MAIN])]
    assert marks[1] in (marks[0], marks[0] - 1)  # the last paragraph of a document cannot go, and is left empty
    assert theirs["word/comments.xml"].count(b"<w:comment ") == len(repaired.applied)


def changed_text(xml):
    """What textlint has deleted and inserted in a part."""
    deleted = re.findall(rb"<w:delText[^>]*>([^<]*)", xml)
    inserted = re.findall(rb'<w:ins [^>]*w:author="textlint"[^>]*>.*?</w:ins>', xml, re.DOTALL)
    return b"|".join(deleted), b"|".join(re.sub(b"<[^>]+>", b"", change) for change in inserted)


def decided(raw, command, profile, folder):
    """The text LibreOffice saves after `command`, without empty lines.

    Comments are taken out before: LibreOffice 7.4 without a screen crashes on any comment, also on one of python-docx,
    when a document is opened to be edited.
    """
    members = members_of(raw)
    members[MAIN] = COMMENT.sub(b"", members[MAIN])
    source, target = folder / "source.docx", folder / "text.txt"
    source.write_bytes(zipped(members))
    script = Path(__file__).with_name("decide.py")
    command_line = ["/usr/bin/python3", script, profile, source, target, command]
    subprocess.run(command_line, check=True, capture_output=True, timeout=120)
    return [line for line in target.read_text("utf-8-sig").splitlines() if line.strip()]


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.stem)
def test_it_rejects_all_changes_to_the_old_text_and_accepts_them_to_the_text_of_accept(article, profile, tmp_path):
    raw, linter = article.read_bytes(), Linter()
    marked = linter.fix_bytes(article.name, raw, unsafe=True).raw
    accepted = linter.fix_bytes(article.name, raw, unsafe=True, accept=True).raw
    before = decided(raw, "AcceptAllTrackedChanges", profile, tmp_path)
    assert decided(marked, "RejectAllTrackedChanges", profile, tmp_path) == before
    after = decided(marked, "AcceptAllTrackedChanges", profile, tmp_path)
    assert after == decided(accepted, "AcceptAllTrackedChanges", profile, tmp_path)
    assert after != before and "The ferry from Kyiv harbour sailed on Monday, two weeks" in "\n".join(after)
