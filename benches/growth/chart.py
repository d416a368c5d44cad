"""Two charts side by side with logarithmic axes, as SVG: a straight line of slope
one is linear growth; the grey line is that slope."""

import math

COLOURS = {"md": "#4a8f3c", "docx": "#2b579a", "pdf": "#c5261b", "ofd": "#b8860b"}
WIDTH, HEIGHT, LEFT, TOP = 330, 260, 60, 40


class Panel:
    """One chart: where it stands, and the decades its axes span."""

    def __init__(self, left, title, times, series):
        self.left, self.title, self.times, self.series = left, title, times, series
        values = [value for line in series.values() for value in line]
        self.low = math.floor(math.log10(min(values)))
        self.high = math.ceil(math.log10(max(values)))

    def x(self, times):
        return self.left + WIDTH * math.log10(times) / math.log10(self.times[-1])

    def y(self, value):
        share = (math.log10(value) - self.low) / (self.high - self.low)
        return TOP + HEIGHT * (1 - share)

    def drawn(self):
        yield f'<text x="{self.left}" y="{TOP - 14}" font-weight="bold">{self.title}</text>'
        for power in range(self.low, self.high + 1):
            y = self.y(10**power)
            yield f'<path d="M{self.left} {y:.1f}h{WIDTH}" stroke="#ddd"/>'
            yield f'<text x="{self.left - 6}" y="{y + 4:.1f}" text-anchor="end">{10**power:g}</text>'
        for times in (1, 10, 100, 1000):
            x = self.x(times)
            yield f'<path d="M{x:.1f} {TOP}v{HEIGHT}" stroke="#ddd"/>'
            yield f'<text x="{x:.1f}" y="{TOP + HEIGHT + 16}" text-anchor="middle">{times}x</text>'
        yield self.line("#999", [self.linear(times) for times in self.times], 'stroke-dasharray="4 3"')
        for name, values in self.series.items():
            yield self.line(COLOURS[name], values)

    def linear(self, times):
        """The slope of linear growth, ending where the highest line ends."""
        last = max(line[-1] for line in self.series.values())
        return max(last * times / self.times[-1], 10**self.low)

    def line(self, colour, values, more=""):
        points = " ".join(f"{self.x(t):.1f},{self.y(v):.1f}" for t, v in zip(self.times, values))
        return f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2" {more}/>'


def legend(names):
    for at, name in enumerate([*names, "linear"]):
        x = LEFT + at * 80
        colour = COLOURS.get(name, "#999")
        y = TOP + HEIGHT + 44
        yield f'<path d="M{x} {y - 4}h20" stroke="{colour}" stroke-width="2"/>'
        yield f'<text x="{x + 26}" y="{y}">{name}</text>'


def chart(times, time, memory):
    panels = (
        Panel(LEFT, "time, ms", times, time),
        Panel(2 * LEFT + WIDTH + 30, "peak memory, MiB", times, memory),
    )
    size = f'width="{2 * (LEFT + WIDTH) + 60}" height="{TOP + HEIGHT + 60}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="12">'
    body = [line for panel in panels for line in panel.drawn()]
    ground = '<rect width="100%" height="100%" fill="white"/>'
    return "\n".join([head, ground, *body, *legend(time), "</svg>", ""])
