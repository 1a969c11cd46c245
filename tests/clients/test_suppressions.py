# ruff: noqa: E501 (examples are whole lines)
"""What is suppressed on disk: in the report, for the exit status, in `fix`, with several processes."""

import json

from tests.made import run

PAGE = "He fled to kyiv .\n\n<!-- textlint: ignore typography — facsimile -->\n\nHe went on to kyiv .\n"
BESIDE = '[[ignore]]\nrule = "all"\ntext = "fled to kyiv ."\nreason = "facsimile"\n'


def places(done):
    return [" ".join(line.split()[:3]).replace(": ", " ") for line in done.stdout.decode().splitlines()]


def test_a_suppressed_finding_is_not_reported_and_counts_for_nothing(tmp_path):
    (tmp_path / "a.md").write_text(PAGE, encoding="utf-8")
    done = run("check", "a.md", "--format", "concise", cwd=tmp_path)
    assert places(done) == ["a.md:1:12 error entity/lower_case_name", "a.md:1:16 warning typography/space_before_mark", "a.md:5:15 error entity/lower_case_name"]  # fmt: skip
    done = run("check", "a.md", "--select", "typography", cwd=tmp_path)
    assert done.stdout.decode().splitlines()[-1] == "1 finding suppressed."
    (tmp_path / "b.html").write_text(f"<!-- textlint: ignore-file all — why --><p>{PAGE}</p>", encoding="utf-8")
    done = run("check", "b.html", cwd=tmp_path)
    assert (done.returncode, done.stdout.decode()) == (0, "1 file checked, nothing found.\n4 findings suppressed.\n")


def test_ignore_suppressions_reports_all_of_it(tmp_path):
    (tmp_path / "a.md").write_text(PAGE + "\n<!-- textlint: ignroe x -->\n", encoding="utf-8")
    (tmp_path / "a.md.textlint").write_text(BESIDE, encoding="utf-8")
    quiet = run("check", "a.md", "--format", "concise", cwd=tmp_path)
    assert places(quiet) == ["a.md:5:15 error entity/lower_case_name", "a.md:7:1 warning suppression/not_understood"]
    loud = run("check", "a.md", "--format", "concise", "--ignore-suppressions", cwd=tmp_path)
    assert len(places(loud)) == 4
    assert not any("suppression" in line for line in places(loud))


def test_a_file_beside_speaks_of_one_file_and_is_no_text_itself(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("He fled to kyiv .\n")
    (tmp_path / "a.txt.textlint").write_text(BESIDE)
    for paths in (["."], ["a.txt", "a.txt.textlint", "b.txt"]):
        done = run("check", *paths, "--format", "concise", cwd=tmp_path)
        assert [line.removeprefix("./")[:6] for line in places(done)] == ["b.txt:", "b.txt:"]
        assert done.stderr == b""
    alone = run("check", "a.txt.textlint", cwd=tmp_path)
    assert (alone.returncode, alone.stdout) == (0, b"0 files checked, nothing found.\n")


def test_a_file_beside_standard_input_is_that_of_its_name(tmp_path):
    (tmp_path / "a.txt.textlint").write_text(BESIDE)
    given = {"cwd": tmp_path, "input": b"He fled to kyiv .\n"}
    assert run("check", "-", "--stdin-filename", "a.txt", **given).returncode == 0
    assert run("check", "-", **given).returncode == 1
    assert run("fix", "-", "--stdin-filename", "a.txt", **given).stdout == given["input"]


def test_what_is_wrong_with_a_file_beside_is_reported_as_its_own(tmp_path):
    (tmp_path / "a.txt").write_text("He fled to kyiv .\n")
    (tmp_path / "a.txt.textlint").write_text(BESIDE + '\n[[ignore]]\nrule = "typographie"\n')
    done = run("check", "a.txt", "--format", "jsonl", cwd=tmp_path)
    (row,) = map(json.loads, done.stdout.splitlines())
    assert (row["path"], row["line"], row["rule"]) == ("a.txt.textlint", 6, "suppression/not_understood")
    assert "did you mean typography?" in row["message"]
    people = run("check", "a.txt", cwd=tmp_path).stdout.decode().splitlines()
    assert people[0] == "a.txt.textlint"
    assert people[1].split() == ["6:1", "warning", "suppression/not_understood"]


def test_a_file_beside_that_is_no_text_is_an_error_of_one_line(tmp_path):
    (tmp_path / "a.txt").write_text("He fled to kyiv .\n")
    (tmp_path / "a.txt.textlint").write_bytes(b"\xff\xff")
    for command in ("check", "fix"):
        done = run(command, "a.txt", "-q", cwd=tmp_path)
        assert done.returncode == 2
        assert done.stderr.decode().startswith("textlint: a.txt.textlint: byte 0: not utf-8 text")
    assert (tmp_path / "a.txt").read_text() == "He fled to kyiv .\n"


def test_fix_leaves_what_is_suppressed_and_ends_with_0_when_nothing_else_is_left(tmp_path):
    page = tmp_path / "a.md"
    page.write_bytes(
        b"---\r\ntitle: To kyiv .\r\ntextlint: {ignore: entity, reason: so}\r\n---\r\n"
        + PAGE.replace("\n", "\r\n").encode()
    )
    done = run("fix", "a.md", cwd=tmp_path)
    assert done.returncode == 0
    fixed = page.read_bytes().decode()
    assert fixed == ("---\ntitle: To kyiv.\ntextlint: {ignore: entity, reason: so}\n---\n" + PAGE.replace("fled to kyiv .", "fled to kyiv.")).replace("\n", "\r\n")  # fmt: skip


def test_records_of_a_data_file_are_suppressed_by_number(tmp_path):
    articles = [{"body": "He fled to kyiv ."}, {"body": "He fled to kyiv ."}]
    (tmp_path / "a.json").write_text(json.dumps(articles))
    (tmp_path / "a.json.textlint").write_text('[[ignore]]\nrule = "all"\nrecord = 2\nreason = "so"\n')
    done = run("check", "a.json", "--field", "*.body", "--format", "jsonl", cwd=tmp_path)
    assert {json.loads(line)["record"] for line in done.stdout.splitlines()} == {1}
    run("fix", "a.json", "--field", "*.body", cwd=tmp_path)
    assert [one["body"] for one in json.loads((tmp_path / "a.json").read_text())] == [
        "He fled to Kyiv.",
        "He fled to kyiv .",
    ]


def test_many_files_say_the_same_in_one_process_and_in_several(tmp_path):
    for number in range(40):
        (tmp_path / f"{number:02}.md").write_text(
            PAGE if number % 2 else PAGE.replace("ignore", "ignroe"), encoding="utf-8"
        )
        (tmp_path / f"{number:02}.txt").write_text("He fled to kyiv .\n")
        if number % 3 == 0:
            (tmp_path / f"{number:02}.txt.textlint").write_text(BESIDE)
    one, two = (run("check", ".", "--jobs", jobs, cwd=tmp_path) for jobs in "12")
    assert one.stdout == two.stdout
    assert one.stdout.decode().splitlines()[-1] == f"{20 + 2 * 14} findings suppressed."
