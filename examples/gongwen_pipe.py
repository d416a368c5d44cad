"""One long-lived `gongwen pipe`: a record in, its answer out (docs/pipe.md).

The answer to a record comes before the next one is asked for, so nothing has
to be read and written at the same time.
"""

import contextlib
import json
import subprocess


class PipeEnded(Exception):
    """The program ended before it had answered; the record may be sent again."""


class Pipe:
    """A running `gongwen pipe`."""

    def __init__(self, program="gongwen", options=()):
        self._process = subprocess.Popen(
            [program, "pipe", "--jobs", "1", *options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def ask(self, record):
        """The answer to a record, both as dictionaries."""
        line = json.dumps(record).encode() + b"\n"
        try:
            self._process.stdin.write(line)
            self._process.stdin.flush()
        except BrokenPipeError:
            raise PipeEnded(self._process.wait()) from None
        answer = self._process.stdout.readline()
        if not answer.endswith(b"\n"):
            raise PipeEnded(self._process.wait())
        return json.loads(answer)

    def close(self):
        """Ends the program."""
        with contextlib.suppress(BrokenPipeError):
            self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
