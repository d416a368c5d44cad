"""typst sources to PDF by the package of PyPI. A peer to time.

usage: python3 peer_typst.py FACES FOLDER SOURCE…
It prints, a line a source, the milliseconds that compiling alone took in the
running process: faces are loaded, and the first source has warmed it.
"""

import pathlib
import sys
import time

import typst


def main(faces, folder, *sources):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[faces])
    for source in map(pathlib.Path, sources):
        start = time.perf_counter()
        pdf = typst.compile(str(source), root="/", font_paths=fonts)
        took = time.perf_counter() - start
        (folder / f"{source.stem}.pdf").write_bytes(pdf)
        print(f"{took * 1000:.2f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
