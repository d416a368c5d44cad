"""Times whole processes side by side: every command once in each round, so that
all of them meet the same machine; medians are what is told.
"""

import os
import statistics
import subprocess
import time
from dataclasses import dataclass, field


@dataclass
class Contestant:
    """A command and what its runs took."""

    name: str
    call: list
    environment: dict = field(default_factory=dict)
    walls: list = field(default_factory=list)
    processors: list = field(default_factory=list)
    peak: int = 0

    def run(self):
        """Runs it once; what it prints is its result."""
        environment = {**os.environ, **self.environment}
        start = time.perf_counter()
        process = subprocess.Popen(
            self.call, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
        )
        printed = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            raise SystemExit(f"{self.name}: exit code {process.returncode}: {self.call}")
        self.walls.append(time.perf_counter() - start)
        self.processors.append(usage.ru_utime + usage.ru_stime)
        self.peak = max(self.peak, usage.ru_maxrss)
        return printed

    @property
    def wall(self):
        """The median of the time from start to end, in seconds."""
        return statistics.median(self.walls)

    @property
    def processor(self):
        """The median of the time on processors, in seconds."""
        return statistics.median(self.processors)


def compete(contestants, rounds):
    """Each once to warm up, then `rounds` times in turn."""
    for one in contestants:
        one.run()
        one.walls.clear()
        one.processors.clear()
    for _ in range(rounds):
        for one in contestants:
            one.run()


def shown(seconds):
    return f"{seconds * 1000:.1f} ms" if seconds < 1 else f"{seconds:.2f} s"
