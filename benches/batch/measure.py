"""Runs one batch and tells its pace, its peak memory, and whether the end is as fast as the beginning.

Usage: measure.py WHAT PROGRAM IN OUT FORMATS [OPTIONS…]
Prints one row of a Markdown table, WHAT in its first column.
"""

import json
import os
import resource
import subprocess
import sys
import time


def tenths(report):
    """Mean milliseconds of the first and of the last tenth to end."""
    with open(report, encoding="utf-8") as lines:
        times = [json.loads(line)["milliseconds"] for line in lines]
    tenth = max(1, len(times) // 10)
    mean = lambda part: sum(part) / len(part)
    return len(times), mean(times[:tenth]), mean(times[-tenth:])


def main():
    what, program, source, target, formats, *options = sys.argv[1:]
    report = target.rstrip("/") + ".jsonl"
    call = [program, "convert", source, "-t", formats, "-o", target, "--report", report, "-q", *options]
    begun = time.monotonic()
    child = subprocess.Popen(call)
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.monotonic() - begun
    code = os.waitstatus_to_exitcode(status)
    if code != 0:
        sys.exit(f"{' '.join(call)}: {code}")
    count, first, last = tenths(report)
    kilobytes = usage.ru_maxrss // (1024 if sys.platform == "darwin" else 1)
    print(
        f"| {what} | {count} | {formats} | {count / seconds:.1f} | {seconds:.1f} "
        f"| {kilobytes / 1024:.0f} | {first:.1f} | {last:.1f} |",
        flush=True,
    )


if __name__ == "__main__":
    main()
