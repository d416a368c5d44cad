"""Holds what a job wrote to what it was given: WORK, with in/, out/ and gongwen.

Every document is in the report, once and without an error; its files are
there and no others; and they are, byte for byte, those of one `gongwen pipe`
without an engine.
"""

import base64
import hashlib
import json
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, "examples")
from gongwen_folder import id_of  # noqa: E402
from gongwen_pipe import Pipe  # noqa: E402

FORMATS = ["docx", "pdf", "md"]

work = Path(sys.argv[1])
source, output = work / "in", work / "out"
names = {id_of(path.relative_to(source).as_posix()): path for path in source.rglob("*.txt")}
with (output / "report.jsonl").open(encoding="utf-8") as lines:
    answers = [json.loads(line) for line in lines]
reported = Counter(answer["id"] for answer in answers)
assert names and reported == Counter(names.keys()), reported - Counter(names.keys())
assert all(answer["error"] is None for answer in answers)

found = {path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file()}
wanted = {f"{name}.{ending}" for name in names for ending in FORMATS} | {"report.jsonl"}
assert found == wanted, sorted(found ^ wanted)[:9]

with Pipe(str(work / "gongwen")) as pipe:
    for answer in answers:
        name = answer["id"]
        content = base64.b64encode(names[name].read_bytes()).decode()
        alone = pipe.ask({"id": name, "base64": content, "to": FORMATS})
        for ending in FORMATS:
            made = (output / f"{name}.{ending}").read_bytes()
            assert made == base64.b64decode(alone["outputs"][ending]["base64"]), (name, ending)
            assert hashlib.sha256(made).hexdigest() == answer["outputs"][ending]["sha256"]
print(f"{len(names)} documents arrived, each once")
