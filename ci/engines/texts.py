"""Writes a folder of texts, each different, one under a name that is not UTF-8:
FOLDER COUNT.
"""

import os
import sys
from pathlib import Path

folder, count = Path(sys.argv[1]), int(sys.argv[2])
report = Path("samples/report.txt").read_text(encoding="utf-8")
for number in range(count):
    name = f"{number:03}.txt" if number else os.fsdecode("旧稿.txt".encode("gbk"))
    path = folder / f"第{number % 7}组" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"关于第{number}次调研情况的报告\n\n{report}", encoding="utf-8")
