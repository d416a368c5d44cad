"""Runs one batch and tells its pace, its peak memory, and whether the end is as fast as the beginning.

Usage: measure.py WHAT PROGRAM IN OUT FORMATS [OPTIONS…]
Prints one row of a Markdown table, WHAT in its first column. The pace of a tenth is
that of its lines of the report as they arrive.
"""

import os
import subprocess
import sys
import time


def tenths(ends):
    """Inputs a second in the first and in the last tenth of the moments `ends`; the
    first begins as the first input ends, so that no start of the program is in it.
    """
    tenth = max(1, (len(ends) - 1) // 10)
    return tenth / (ends[tenth] - ends[0]), tenth / (ends[-1] - ends[-1 - tenth])


def main():
    what, program, source, target, formats, *options = sys.argv[1:]
    call = [program, "convert", source, "-t", formats, "-o", target, "--report", "-", "-q", *options]
    begun = time.monotonic()
    child = subprocess.Popen(call, stdout=subprocess.PIPE)
    ends = [time.monotonic() for _ in child.stdout]
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.monotonic() - begun
    code = os.waitstatus_to_exitcode(status)
    if code != 0:
        sys.exit(f"{' '.join(call)}: {code}")
    first, last = tenths(ends)
    kilobytes = usage.ru_maxrss // (1024 if sys.platform == "darwin" else 1)
    print(
        f"| {what} | {len(ends)} | {formats} | {len(ends) / seconds:.0f} | {seconds:.1f} "
        f"| {kilobytes / 1024:.0f} | {first:.0f} | {last:.0f} |",
        flush=True,
    )


if __name__ == "__main__":
    main()
