"""What the jobs that convert a folder have in common: their arguments, their
inputs, the record of each, and the report at the end.

Outputs are written by the program itself, aside and renamed, are named by the
document, and have the same bytes every time: a document that is done twice
leaves the same files as one that is done once.
"""

import argparse
import base64
import json
from pathlib import Path

ENDINGS = {".txt", ".md", ".docx"}


def parser(description):
    """The arguments that every job takes."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("folder", type=Path, help="稿件所在的文件夹")
    parser.add_argument("-o", "--output", type=Path, required=True, help="写到哪个文件夹")
    parser.add_argument("-t", "--to", default="docx,pdf", help="格式，用逗号分开")
    parser.add_argument("--template", help="模板")
    parser.add_argument("--gongwen", default="gongwen", help="程序在哪里")
    return parser


class Folder:
    """A folder to convert into another."""

    def __init__(self, args):
        self.source, self.output = args.folder.resolve(), args.output.resolve()
        self.common = {"to": args.to.split(","), "template": args.template}

    def documents(self):
        """The paths of the inputs, from the folder, in a fixed order."""
        found = (path for path in self.source.rglob("*") if path.suffix.lower() in ENDINGS)
        return sorted(path.relative_to(self.source).as_posix() for path in found if path.is_file())

    def record(self, name):
        """The record of an input."""
        content = base64.b64encode((self.source / name).read_bytes()).decode()
        return {"id": name, "base64": content, "out": f"{self.output}/", **self.common}

    def finish(self, answers):
        """Writes the report and says how it went; the exit code."""
        # What a program that was killed had not yet renamed.
        for left in self.output.rglob(".gongwen-*.tmp"):
            left.unlink()
        self.output.mkdir(parents=True, exist_ok=True)
        report = self.output / "report.jsonl"
        aside = report.with_suffix(".tmp")
        with aside.open("w", encoding="utf-8") as lines:
            for answer in answers:
                lines.write(json.dumps(answer, ensure_ascii=False) + "\n")
        aside.replace(report)
        failed = sum(answer["error"] is not None for answer in answers)
        done = len(answers) - failed
        print(f"共 {len(answers)} 个文件，成功 {done} 个，失败 {failed} 个")
        return 2 if failed else 0
