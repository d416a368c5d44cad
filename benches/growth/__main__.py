"""How time and peak memory grow with the text, from once to a thousand times the
sample report: a table, and the chart docs/images/growth.svg.

usage: python3 benches/growth GONGWEN [--chart FILE] [--rounds 3]
  GONGWEN  the program, a release build
wanted: python3 alone. Each figure is the median of the rounds of a whole process;
memory is the largest of them.
"""

import argparse
import pathlib
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE.parent / "peers"))

from chart import chart
from timing import Contestant, compete

TIMES = (1, 3, 10, 30, 100, 300, 1000)
FORMATS = ("md", "docx", "pdf", "ofd")


def measured(program, folder, sample, rounds):
    """Milliseconds and MiB by format, one for each of TIMES."""
    time, memory = ({name: [] for name in FORMATS} for _ in range(2))
    for times in TIMES:
        text = folder / f"{times}.txt"
        text.write_text(sample * times, encoding="utf-8")
        call = [program, "convert", str(text), "--force", "-q", "-o", str(folder)]
        contestants = [Contestant(name, [*call, "-t", name]) for name in FORMATS]
        compete(contestants, rounds)
        for one in contestants:
            time[one.name].append(one.wall * 1000)
            memory[one.name].append(one.peak / 1024)
    return time, memory


def table(time, memory):
    print("| text | " + " | ".join(f"{name}, ms | MiB" for name in FORMATS) + " |")
    print("| --- |" + " --: |" * (2 * len(FORMATS)))
    for at, times in enumerate(TIMES):
        cells = (f"{time[name][at]:.0f} | {memory[name][at]:.0f}" for name in FORMATS)
        print(f"| {times}x | " + " | ".join(cells) + " |")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--chart", type=pathlib.Path, default=ROOT / "docs/images/growth.svg")
    parser.add_argument("--rounds", type=int, default=3)
    told = parser.parse_args()
    sample = (ROOT / "samples" / "report.txt").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory(prefix="growth-") as folder:
        time, memory = measured(told.program, pathlib.Path(folder), sample, told.rounds)
    table(time, memory)
    told.chart.write_text(chart(TIMES, time, memory), encoding="utf-8")


if __name__ == "__main__":
    main()
