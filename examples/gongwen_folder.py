"""What the jobs that convert a folder have in common: their arguments, their
inputs, the record of each, and the report at the end.

Outputs are written by the program itself, aside and renamed, are named by the
document, and have the same bytes every time: a document that is done twice
leaves the same files as one that is done once.
"""

import argparse
import base64
import json
import os
import re
import unicodedata
from collections import Counter
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


def inputs(names):
    """Those of the files of one folder that `gongwen convert` would take: no
    hidden ones, locks of Word or backups, and no outputs beside their text."""
    names = {name for name in names if is_document(name)}
    ids = {id_of(name) for name in names}
    texts = {Path(name).stem for name in names if is_text(name)}
    stems = {Path(name).stem for name in names}

    def is_output(name):
        stem = Path(name).stem
        origin = re.sub(r"-公文\d*$", "", stem)
        beside = stem in ids or stem in texts or (origin != stem and origin in stems)
        return beside and not is_text(name)

    return [name for name in names if not is_output(name)]


def is_document(name):
    path = Path(name)
    aside = name.startswith((".", "~$")) or re.search(r".\.bak-\d+$", path.stem)
    return path.suffix.lower() in ENDINGS and not aside


def is_text(name):
    return Path(name).suffix.lower() == ".txt"


def id_of(name):
    """What stands for a file in its record and names its outputs. Records take
    no control characters there, and no bytes that are not UTF-8, which Python
    reads as halves of surrogate pairs: they are written as `%0A`."""

    def written(char):
        if unicodedata.category(char) in ("Cc", "Cs"):
            return "".join(f"%{byte:02X}" for byte in os.fsencode(char))
        return char

    return "".join(map(written, name))


def refusal(name, code, message):
    """The answer for a file that gives no record, as the program would write it."""
    error = {"code": code, "message": message, "hints": []}
    return {"id": id_of(name), "outputs": {}, "pages": None, "warnings": [], "error": error}


def unreadable(name, error):
    return refusal(name, "not-readable", f"无法读取：{error.strerror}")


class Folder:
    """A folder to convert into another."""

    def __init__(self, args):
        self.source, self.output = args.folder.resolve(), args.output.resolve()
        self.common = {"to": args.to.split(","), "template": args.template}
        self.refused = []

    def documents(self):
        """The paths of the inputs, from the folder, in a fixed order. What
        cannot be one is kept for the report."""
        names = sorted(self._walk())
        ids = Counter(map(id_of, names))
        clashing = [name for name in names if ids[id_of(name)] > 1]
        message = "另一个文件会写到同一处，请先改名"
        self.refused += [refusal(name, "same-output", message) for name in clashing]
        return [name for name in names if name not in clashing]

    def _walk(self):
        def failed(error):
            self.refused.append(unreadable(self._name(error.filename), error))

        for folder, folders, files in os.walk(self.source, onerror=failed):
            here = Path(folder)
            folders[:] = [
                name
                for name in folders
                if not name.startswith(".") and here / name != self.output
            ]
            taken = (here / name for name in inputs(files))
            yield from (self._name(path) for path in taken if os.path.isfile(path))

    def _name(self, path):
        return Path(path).relative_to(self.source).as_posix()

    def convert(self, name, pipe):
        """The answer of a running `gongwen pipe` to an input."""
        try:
            content = (self.source / name).read_bytes()
        except OSError as error:
            return unreadable(name, error)
        code = base64.b64encode(content).decode()
        return pipe.ask({"id": id_of(name), "base64": code, "out": f"{self.output}/", **self.common})

    def finish(self, answers):
        """Writes the report and says how it went; the exit code."""
        answers = self.refused + answers
        self.output.mkdir(parents=True, exist_ok=True)
        # What a program that was killed had not yet renamed.
        for left in self.output.rglob(".gongwen-??????.tmp"):
            left.unlink()
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
