"""Asks a real shell what it offers after a line: bash and zsh on a terminal, by a
Tab, so that what they show is what a user sees; fish by its own `complete -C`.

usage: complete.py SHELL SCRIPT LINE
  SHELL   bash, zsh or fish
  SCRIPT  gongwen's completion script for it
  LINE    what is typed before the Tab
"""

import os
import pty
import re
import select
import subprocess
import sys
import tempfile
import time

# What each shell reads first. Lists are shown at once, without asking.
START = {
    "bash": "PS1='READY> '; bind 'set show-all-if-ambiguous on' 'set completion-query-items 0' 'set page-completions off' 2>/dev/null\n. {script}\n",
    "zsh": "PS1='READY> '; autoload -Uz compinit && compinit -u -d {scratch}/dump; LISTMAX=0\n. {script}\n",
}
CALL = {
    "bash": ["bash", "--noprofile", "--rcfile", "{start}", "-i"],
    "zsh": ["zsh", "-f", "-i"],
}


def offered_by_fish(script, line):
    call = ["fish", "--no-config", "-c", f"source {script}; complete -C '{line}'"]
    return subprocess.run(call, capture_output=True, text=True, check=True).stdout


def read(terminal, until, seconds):
    text = ""
    end = time.monotonic() + seconds
    while time.monotonic() < end and not until(text):
        if select.select([terminal], [], [], 0.2)[0]:
            text += os.read(terminal, 65536).decode("utf-8", "replace")
    return text


def offered(shell, script, line):
    with tempfile.TemporaryDirectory() as scratch:
        start = os.path.join(scratch, "start")
        with open(start, "w", encoding="utf-8") as file:
            file.write(START[shell].format(script=script, scratch=scratch))
        child, terminal = pty.fork()
        if child == 0:
            words = [word.format(start=start) for word in CALL[shell]]
            os.environ.update(TERM="xterm", COLUMNS="200", LINES="50", LC_ALL="C.UTF-8", HISTFILE="")
            os.execvp(words[0], words)
        subprocess.run(["stty", "cols", "200", "rows", "50"], stdin=terminal, check=True)
        if shell == "zsh":
            os.write(terminal, f". {start}\n".encode())
        ready = lambda text: "READY> " in text.split("\n")[-1]
        read(terminal, ready, 20)
        os.write(terminal, line.encode() + b"\t\t")
        # The list is there once nothing more comes.
        text = read(terminal, lambda text: False, 3)
        os.write(terminal, b"\x03\x04")
        os.kill(child, 9)
        os.waitpid(child, 0)
    return re.sub(r"\x1b[\[\]()][0-9;?]*[A-Za-z]?", "", text)


shell, script, line = sys.argv[1:]
print(offered_by_fish(script, line) if shell == "fish" else offered(shell, script, line))
