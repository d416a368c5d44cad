"""Draws the outlines of a TrueType face with fewer points.

A contour is cut where it is on the curve, and of all ways to put one line or one
quadratic curve in the place of several pieces the one of fewest points is taken.
A new piece keeps the directions of the old ones at its ends, so that smooth joints
stay smooth, and is nowhere further than the error allowed from what it stands for.
Plain floating point and no tables: the same outlines on every machine.
"""

import math

from fontTools.ttLib.tables._g_l_y_f import GlyphCoordinates

# Most pieces that one is tried in the place of, and after how many failures in a
# row the next is not tried.
WINDOW, PATIENCE = 12, 2
# Straight pieces that a curve is measured by: an old one, which is short, and a new one.
OLD_STEPS, NEW_STEPS = 4, 8


def simplify(font, error):
    """Redraws every glyph of `font`; no outline moves by more than `error` units."""
    for _, glyph in outlined(font):
        redraw(glyph, [fewer(points, error) for points in contours(glyph)])


def tidy(font):
    """Takes the points away that say nothing any more once a coarser grid has moved them."""
    metrics = font["hmtx"].metrics
    for name, glyph in outlined(font):
        redraw(glyph, [kept for points in contours(glyph) if len(kept := needed(points)) > 2])
        glyph.recalcBounds(font["glyf"])
        # A renderer moves an outline whose left edge its metrics tell otherwise.
        metrics[name] = (metrics[name][0], glyph.xMin)


def outlined(font):
    """The glyphs that have outlines of their own, with their names."""
    table = font["glyf"]
    for name in font.getGlyphOrder():
        if table[name].numberOfContours > 0:
            yield name, table[name]


def contours(glyph):
    """Each contour as a list of (x, y, whether the point is on the curve)."""
    points = [(x, y, bool(flag & 1)) for (x, y), flag in zip(glyph.coordinates, glyph.flags)]
    start = 0
    for end in glyph.endPtsOfContours:
        yield points[start : end + 1]
        start = end + 1


def redraw(glyph, outline):
    """Puts the contours of `outline` in the place of the glyph's own."""
    points = [point for contour in outline for point in contour]
    glyph.coordinates = GlyphCoordinates([(x, y) for x, y, _ in points])
    glyph.flags = bytearray(on for _, _, on in points)
    ends, end = [], -1
    for contour in outline:
        end += len(contour)
        ends.append(end)
    glyph.endPtsOfContours = ends
    glyph.numberOfContours = len(ends)


class Piece:
    """A line, or a quadratic curve if there is a control point."""

    def __init__(self, start, control, end):
        self.start, self.control, self.end = start, control, end
        self.leaves = direction(start, control if control not in (None, start) else end)
        self.arrives = direction(control if control not in (None, end) else start, end)

    def points(self):
        """How many points of an outline it takes."""
        return 1 if self.control is None else 2

    def path(self, steps):
        """Points along it, both ends among them."""
        if self.control is None:
            return [self.start, self.end]
        return [self.at(step / steps) for step in range(steps + 1)]

    def at(self, t):
        a, b, c = (1 - t) * (1 - t), 2 * t * (1 - t), t * t
        points = (self.start, self.control, self.end)
        return tuple(a * p + b * q + c * r for p, q, r in zip(*points))


def fewer(points, error):
    """The contour of fewest points within `error` of this one."""
    pieces = cut(points)
    if len(pieces) < 3:
        return points
    # The sharpest corner stays where it is.
    corner = max(range(len(pieces)), key=lambda at: turn(pieces[at - 1], pieces[at]))
    pieces = pieces[corner:] + pieces[:corner]
    # For each joint: points up to it, the joint before, the piece between.
    ways = [(0, None, None)] + [(math.inf, None, None)] * len(pieces)
    for first in range(len(pieces)):
        for after, piece in candidates(pieces, first, error):
            cost = ways[first][0] + piece.points()
            if cost < ways[after][0]:
                ways[after] = (cost, first, piece)
    outline, joint = [], len(pieces)
    while joint:
        _, joint, piece = ways[joint]
        outline.append((*piece.end, True))
        if piece.control is not None:
            outline.append((*piece.control, False))
    return outline[::-1]


def cut(points):
    """The lines and curves of a contour, in order, none of no length."""
    whole = []
    for point, after in zip(points, points[1:] + points[:1]):
        whole.append(point)
        if not point[2] and not after[2]:
            whole.append(((point[0] + after[0]) / 2, (point[1] + after[1]) / 2, True))
    first = next(at for at, point in enumerate(whole) if point[2])
    whole = whole[first:] + whole[: first + 1]
    pieces, start, control = [], whole[0][:2], None
    for x, y, on in whole[1:]:
        if not on:
            control = (x, y)
            continue
        if control is not None or start != (x, y):
            pieces.append(Piece(start, control, (x, y)))
        start, control = (x, y), None
    return pieces


def candidates(pieces, first, error):
    """The pieces that may begin at joint `first`, each with the joint it ends at."""
    yield first + 1, pieces[first]
    path, failures = pieces[first].path(OLD_STEPS), 0
    for last in range(first + 1, min(len(pieces), first + WINDOW)):
        path = path + pieces[last].path(OLD_STEPS)[1:]
        piece = one_for(pieces[first], pieces[last], path, error)
        if piece is not None:
            yield last + 1, piece
        failures = 0 if piece else failures + 1
        if failures > PATIENCE:
            return


def one_for(first, last, path, error):
    """One piece from the start of `first` to the end of `last`, if one keeps to `path`."""
    if first.start == last.end:
        return None
    line = Piece(first.start, None, last.end)
    if keeps_to(path, line.path(1), error):
        return line
    control = meeting(first, last)
    if control is None:
        return None
    curve = Piece(first.start, control, last.end)
    new = curve.path(NEW_STEPS)
    return curve if keeps_to(path, new, error) and keeps_to(new, path, error) else None


def meeting(first, last):
    """Where the direction `first` leaves in meets the one `last` arrives in."""
    (ux, uy), (vx, vy) = first.leaves, last.arrives
    across = ux * vy - uy * vx
    if abs(across) < 1e-3:
        return None
    dx, dy = last.end[0] - first.start[0], last.end[1] - first.start[1]
    ahead, back = (dx * vy - dy * vx) / across, (ux * dy - uy * dx) / across
    if ahead <= 0 or back <= 0:
        return None
    return first.start[0] + ux * ahead, first.start[1] + uy * ahead


def direction(start, end):
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.sqrt(dx * dx + dy * dy)
    return (dx / length, dy / length) if length else (0, 0)


def turn(before, after):
    """From -1, straight on, to 1, straight back."""
    return -(before.arrives[0] * after.leaves[0] + before.arrives[1] * after.leaves[1])


def keeps_to(points, path, error):
    """Whether each point is within `error` of the path; both run the same way."""
    near = 0
    sides = list(zip(path, path[1:]))
    for point in points:
        order = list(range(near, len(sides))) + list(range(near))
        near = next((at for at in order if is_near(point, *sides[at], error)), None)
        if near is None:
            return False
    return True


def is_near(point, start, end, error):
    """Whether the point is within `error` of a straight piece."""
    px, py = point[0] - start[0], point[1] - start[1]
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    along = min(1, max(0, (px * dx + py * dy) / length)) if length else 0
    px, py = px - along * dx, py - along * dy
    return px * px + py * py <= error * error


def needed(points):
    """`points` without those that the outline goes through all the same."""
    kept = list(points)
    at = 0
    while at < len(kept) and len(kept) > 2:
        if is_idle(kept[at - 1], kept[at], kept[(at + 1) % len(kept)]):
            del kept[at]
            at = max(at - 1, 0)
        else:
            at += 1
    return kept


def is_idle(before, point, after):
    """Whether `point` lies on the straight line between its neighbours, or is the
    middle that two points off the curve imply.
    """
    if not point[2] or before[2] != after[2]:
        return False
    ax, ay = point[0] - before[0], point[1] - before[1]
    bx, by = after[0] - point[0], after[1] - point[1]
    if before[2]:
        return ax * by == ay * bx and ax * bx >= 0 and ay * by >= 0
    return (ax, ay) == (bx, by)
