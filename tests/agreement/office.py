"""LibreOffice's PDF of DOCX files, without the space that it sets between
Chinese and Latin whatever the file says: its importer leaves out autoSpaceDE
and autoSpaceDN (decision 0004), so the same is said to it by its own property.

usage: /usr/bin/python3 office.py PROFILE FOLDER DOCX...
  PROFILE  soffice's argument that names its profile; FOLDER  where PDF go
"""

import pathlib
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue

PIPE = "gongwen-agreement"


def value(name, what):
    one = PropertyValue()
    one.Name, one.Value = name, what
    return one


def desktop():
    """Waits for the soffice that listens."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    url = f"uno:pipe,name={PIPE};urp;StarOffice.ComponentContext"
    for _ in range(120):
        try:
            context = resolver.resolve(url)
            break
        except Exception:
            time.sleep(0.5)
    else:
        raise SystemExit("soffice does not listen")
    return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)


def without_space(document):
    """Takes the space away from every paragraph style and paragraph."""
    styles = document.StyleFamilies.getByName("ParagraphStyles")
    for name in styles.ElementNames:
        style = styles.getByName(name)
        style.ParaIsCharacterDistance = False
        style.ParaIsHangingPunctuation = True


def main(profile, folder, *files):
    accept = f"--accept=pipe,name={PIPE};urp"
    server = subprocess.Popen(
        ["soffice", profile, "--headless", "--norestore", accept],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        office = desktop()
        folder = pathlib.Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        for file in map(pathlib.Path, files):
            hidden = (value("Hidden", True),)
            document = office.loadComponentFromURL(file.resolve().as_uri(), "_blank", 0, hidden)
            without_space(document)
            out = (folder / f"{file.stem}.pdf").resolve().as_uri()
            document.storeToURL(out, (value("FilterName", "writer_pdf_Export"),))
            document.close(True)
        office.terminate()
    finally:
        server.wait(timeout=60)


if __name__ == "__main__":
    main(*sys.argv[1:])
