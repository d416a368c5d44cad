"""Holds the inputs that examples/gongwen_folder.py takes from an awkward folder,
and what it makes of them, to those of `gongwen convert`: WORK GONGWEN.
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, "examples")
from gongwen_folder import Folder, id_of  # noqa: E402
from gongwen_pipe import Pipe  # noqa: E402

TAKEN = [
    "甲.txt",
    "甲/乙.TXT",
    "甲/丙.md",
    "100%.txt",
    "换\n行.txt",
    os.fsdecode("旧稿".encode("gbk") + b".txt"),
]
LEFT = [
    ".隐藏.txt",
    ".git/描述.txt",
    "甲/.草稿/一.txt",
    "~$甲.docx",
    "甲.md",
    "甲.docx",
    "甲/乙-公文.md",
    "甲/乙.bak-1.txt",
    "甲/丙-公文2.md",
    "说明.pdf",
]
TEXT = "关于试点的报告\n\n　　按计划推进。\n"

work, program = Path(sys.argv[1]), sys.argv[2]
source, output = work / "稿件", work / "稿件/成品"
for name in TAKEN + LEFT:
    (source / name).parent.mkdir(parents=True, exist_ok=True)
    (source / name).write_text(TEXT, encoding="utf-8")

args = argparse.Namespace(folder=source, output=output, to="md", template=None)


def converted():
    """What a job does, without an engine: the exit code and the report."""
    folder = Folder(args)
    with Pipe(program) as pipe:
        code = folder.finish([folder.convert(name, pipe) for name in folder.documents()])
    lines = (output / "report.jsonl").read_text(encoding="utf-8").splitlines()
    return code, [json.loads(line) for line in lines]


def as_recorded(name):
    """The name as a record bears it: a byte that is no UTF-8 behind U+0000."""
    return "".join(f"\0{ord(c) - 0xDC00:02x}" if "\udc80" <= c <= "\udcff" else c for c in name)


# A second time its own outputs are there.
for _ in range(2):
    code, answers = converted()
    assert code == 0, answers
    assert {answer["id"] for answer in answers} == {id_of(name) for name in TAKEN}
    written = {path.relative_to(output).as_posix() for path in output.rglob("*.md")}
    assert written == {f"{id_of(name)}.md" for name in TAKEN}, written

subprocess.run(
    [program, "convert", source, "-o", output, "-t", "docx", "--report", work / "report.jsonl", "-q"],
    check=True,
)
with (work / "report.jsonl").open(encoding="utf-8") as lines:
    records = [json.loads(line) for line in lines]
own = {
    Path(record["input"]).relative_to(source).as_posix()
    for record in records
    if not record.get("skipped")
}
assert own == {as_recorded(name) for name in TAKEN}, own

# What cannot be done is told, and the rest is done.
clashing = id_of(TAKEN[-1])
(source / clashing).write_text(TEXT, encoding="utf-8")
(source / "甲.txt").write_text("", encoding="utf-8")
code, answers = converted()
failed = {(answer["id"], answer["error"]["code"]) for answer in answers if answer["error"]}
assert (code, failed) == (2, {(clashing, "same-output"), ("甲.txt", "empty")}), failed

# What this program wrote beside a text is no text.
args.output = output = source
first, second = ({answer["id"] for answer in converted()[1]} for _ in range(2))
assert first == second, first ^ second
print("the jobs take the files of a folder that the program takes")
