"""What LibreOffice makes of mended files; called by judge-mending.sh.

usage: judge-mending.py FOLDER PORT
  FOLDER  holds old/, plain/, tracked/ and remarked/ with .docx of the same names
  PORT    where a headless soffice listens

All changes of tracked/ rejected must give the text of old/, all accepted that
of plain/; remarked/ must have the text of old/ and a comment at least.
(Notes are not compared there: LibreOffice loses some where a comment ends
behind a reference in the same paragraph, whoever wrote the file.)
"""

import pathlib
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException


def connect(port):
    resolver = uno.getComponentContext().ServiceManager.createInstance(
        "com.sun.star.bridge.UnoUrlResolver"
    )
    for _ in range(120):
        try:
            return resolver.resolve(
                f"uno:socket,host=localhost,port={port};urp;StarOffice.ComponentContext"
            )
        except NoConnectException:
            time.sleep(0.5)
    raise SystemExit("soffice does not listen")


class Office:
    def __init__(self, port):
        self.services = connect(port).ServiceManager
        self.context = connect(port)
        create = self.services.createInstanceWithContext
        self.desktop = create("com.sun.star.frame.Desktop", self.context)
        self.dispatcher = create("com.sun.star.frame.DispatchHelper", self.context)

    def look(self, path, command=None):
        """The text of a file and its notes, after a command where one is given,
        how many comments it has, and how many changes are left."""
        hidden = PropertyValue("Hidden", 0, True, 0)
        url = uno.systemPathToFileUrl(str(path.resolve()))
        document = self.desktop.loadComponentFromURL(url, "_blank", 0, (hidden,))
        try:
            if command:
                frame = document.CurrentController.Frame
                self.dispatcher.executeDispatch(frame, f".uno:{command}", "", 0, ())
            fields = document.TextFields.createEnumeration()
            comments = 0
            while fields.hasMoreElements():
                field = fields.nextElement()
                comments += field.supportsService("com.sun.star.text.textfield.Annotation")
            changes = document.Redlines.createEnumeration()
            left = 0
            while changes.hasMoreElements():
                changes.nextElement()
                left += 1
            notes = document.Footnotes
            text = [document.Text.String]
            below = [notes.getByIndex(at).String for at in range(notes.Count)]
            tables = document.TextTables
            for at in range(tables.Count):
                table = tables.getByIndex(at)
                text += [table.getCellByName(name).String for name in table.CellNames]
            return ("\n".join(text), below), comments, left
        finally:
            document.close(True)


def main(folder, port):
    folder = pathlib.Path(folder)
    office = Office(port)
    wrong = seen = remarks = changes = 0
    for old in sorted((folder / "old").glob("*.docx")):
        text, _, _ = office.look(old)
        plain, _, _ = office.look(folder / "plain" / old.name)
        tracked = folder / "tracked" / old.name
        _, _, there = office.look(tracked)
        rejected, _, left = office.look(tracked, "RejectAllTrackedChanges")
        accepted, _, left_too = office.look(tracked, "AcceptAllTrackedChanges")
        remarked, comments, _ = office.look(folder / "remarked" / old.name)
        for what, holds in (
            ("something was changed", text != plain and there > 0),
            ("rejected is the old text", rejected == text and left == 0),
            ("accepted is the new text", accepted == plain and left_too == 0),
            ("comments leave the text", remarked[0] == text[0] and comments > 0),
        ):
            if not holds:
                print(f"{old.name}: not so: {what}")
                wrong += 1
        seen, remarks, changes = seen + 1, remarks + comments, changes + there
    print(f"{seen} DOCX: {changes} changes, {remarks} comments in LibreOffice, {wrong} wrong")
    sys.exit(1 if wrong or not seen else 0)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
