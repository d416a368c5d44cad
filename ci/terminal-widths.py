"""Runs gongwen on terminals of many widths: nothing panics, and carets stand
below what they mean.

usage: terminal-widths.py GONGWEN
exit:   0 all sound; 1 something found
"""

import fcntl
import os
import pathlib
import pty
import re
import struct
import sys
import tempfile
import termios
import unicodedata

WRONG = "关于检查的通知\n\n各单位：\n　　" + "为了做好有关工作" * 9 + "，，" + "现将有关事项通知如下" * 9 + "。\n"


def on_terminal(words, columns, folder, **variables):
    """What the call writes to a terminal of so many columns, and its exit code."""
    child, terminal = pty.fork()
    if child == 0:
        # The parent sets the size first.
        os.read(0, 1)
        os.chdir(folder)
        os.environ.update(TERM="xterm", LC_ALL="C.UTF-8", **variables)
        os.execv(words[0], words)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    os.write(terminal, b"\n")
    out = b""
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:
            break
        if not part:
            break
        out += part
    _, status = os.waitpid(child, 0)
    return out.decode("utf-8", "replace").replace("\r\n", "\n"), os.waitstatus_to_exitcode(status)


def width(text):
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def main(program):
    found = []
    program = str(pathlib.Path(program).resolve())
    with tempfile.TemporaryDirectory() as folder:
        for name in ("甲.txt", "乙.txt", "丙.txt"):
            pathlib.Path(folder, name).write_text(WRONG, encoding="utf-8")
        for columns in (0, 1, 7, 24, 40, 60, 80, 132, 65535):
            calls = {
                "help": [program, "convert", "--help"],
                "check": [program, "check", "甲.txt"],
                "progress": [program, "convert", "甲.txt", "乙.txt", "丙.txt", "-t", "md", "-o", "out/"],
            }
            told = {name: on_terminal(words, columns, folder) for name, words in calls.items()}
            for name, (text, code) in told.items():
                if "panicked" in text or code not in (0, 1):
                    found.append(f"{name} at {columns}: exit {code}\n{text}")
            room = min(columns or 80, 100)
            widest = max(map(width, told["help"][0].split("\n")))
            if widest > max(room, 24):
                found.append(f"help at {columns}: a line of {widest} columns")
            if "\x1b" in told["help"][0]:
                found.append(f"help at {columns}: colours")
            plain = re.sub(r"\x1b\[[0-9;]*m", "", told["check"][0])
            lines = [line for line in plain.split("\n") if line.startswith("  | ")]
            if len(lines) < 2 or len(lines) % 2:
                found.append(f"check at {columns}: {plain}")
            for line in lines:
                if width(line) >= max(columns or 80, 17):
                    found.append(f"check at {columns}: does not fit: {line}")
            if "\x1b[" not in told["check"][0]:
                found.append(f"check at {columns}: no colours")
        for variables in ({"NO_COLOR": "1"}, {"CLICOLOR": "0"}):
            text, _ = on_terminal([program, "check", "甲.txt", "没有.txt"], 80, folder, **variables)
            if "\x1b" in text:
                found.append(f"{variables}: colours")
    for line in found:
        print(line)
    if not found:
        print("help, check and progress sound on terminals of 0 to 65535 columns")
    return 1 if found else 0


sys.exit(main(sys.argv[1]))
