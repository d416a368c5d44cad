"""What GB/T 9704-2012 asks of each form, as places on the pages of the sample
that stands for it. Each function yields (what, clause, wanted, found), lengths
in millimetres; wanted is a figure, or the least and the most."""

import statistics

AREA_LEFT, AREA_RIGHT, AREA_TOP, AREA_BOTTOM = 28.0, 184.0, 37.0, 262.0
PAGE_MIDDLE, AREA_MIDDLE, PAGE_HEIGHT = 105.0, 106.0, 297.0
# One line of the grid, and one 字 of 三号, 四号 and 三号 untracked.
LINE = 225 / 22
ZI = 156 / 28
ZI_4 = 14 * 25.4 / 72
SIZE_3 = 16 * 25.4 / 72
ASCENT, DESCENT = 0.88, 0.12


class Document:
    """The pages of one PDF."""

    def __init__(self, pages):
        self.pages = pages
        self.first, self.last = pages[0], pages[-1]

    def line(self, words, page=None):
        """The first line that bears `words`, blanks aside."""
        for one in [page] if page else self.pages:
            for line in one.lines:
                if words in "".join(line.text.split()):
                    return line
        raise LookupError(words)

    def above(self, line):
        """The line above it on its page."""
        for page in self.pages:
            if line in page.lines:
                return page.lines[page.lines.index(line) - 1]
        raise LookupError(line.text)

    def part(self, words, page=None):
        """`words` alone, of the line that bears them."""
        return self.line(words, page).part(words)


def box_top(words):
    """The upper edge of the grid line in which the words are centred."""
    return words.top - (LINE - (words.bottom - words.top)) / 2


def blank(above, below):
    """What is blank between two grid lines."""
    return box_top(below) - box_top(above) - LINE


def on_line(words, number):
    """Whether the em box stands in a line of the type area, counted from 1:
    the place of its baseline, and the least and the most it may be."""
    top = AREA_TOP + (number - 1) * LINE
    size = words.bottom - words.top
    return (top + ASCENT * size, top + LINE - DESCENT * size), words.baseline


def ink_top(page, words):
    return page.ink(AREA_LEFT, words.top - 3, AREA_RIGHT, words.bottom)[1]


def body(document):
    """What every form has in common: type area, grid, page numbers."""
    lines = [line for page in document.pages for line in page.lines]
    han = [line for line in lines if all("一" <= ch <= "鿿" for ch in line.text[:-1])]
    full = [line.right for line in han if len(line.glyphs) + (line.left > 30) * 2 == 28]
    if full:
        yield "28 characters end at", "5.2.3", AREA_RIGHT, statistics.median(full)
    text = document.pages[min(1, len(document.pages) - 1)].lines[:-1]
    steps = [low.baseline - high.baseline for high, low in zip(text, text[1:])]
    steps = [step for step in steps if step < 1.5 * LINE]
    yield "line pitch (median)", "5.2.3", LINE, statistics.median(steps)
    for page in document.pages:
        if not (page.lines and page.lines[-1].text.startswith("—")):
            continue
        number = page.lines[-1]
        dash = page.ink(number.left, number.top, number.left + 3, number.bottom)
        where = f"page {page.number}: "
        middle = (dash[1] + dash[3]) / 2
        yield where + "dash below the type area", "7.5", 7.0, middle - AREA_BOTTOM
        if page.number % 2:
            yield where + "number ends", "7.5", AREA_RIGHT - ZI_4, number.right
        else:
            yield where + "number begins", "7.5", AREA_LEFT + ZI_4, number.left


def mark(document, words, below, page_edge=AREA_TOP):
    """发文机关标志."""
    line = document.line(words, document.first)
    ink = ink_top(document.first, line) - page_edge
    yield "upper edge of the mark", "7.2.4, 10", below, ink
    yield "mark centred at", "7.2.4", AREA_MIDDLE, line.middle


def rule_below(document, above, clause="7.2.7"):
    """The single red rule."""
    rule = document.first.rules[0]
    yield "rule below the number", clause, 4.0, rule.top - above.bottom
    yield "rule begins", clause, AREA_LEFT, rule.left
    yield "rule's length", clause, 156.0, rule.length


def head_to_body(document, addressee):
    """Title, 主送机关, the body's first line."""
    rule = document.first.rules[0]
    lines = document.first.lines
    line = document.line(addressee, document.first)
    at = lines.index(line)
    first = next(one for one in lines if one.top > rule.bottom)
    last, begins = lines[at - 1], lines[at + 1]
    gap = (2 * LINE, 3 * LINE)
    yield "title below the rule (two lines, on the grid)", "7.3.1", gap, first.top - rule.bottom
    yield "title centred at", "7.3.1", AREA_MIDDLE, first.middle
    yield "主送机关 below the title", "7.3.2", LINE, blank(last, line)
    yield "主送机关 begins", "7.3.2", AREA_LEFT, line.left
    yield "body below 主送机关", "7.3.3", 0.0, blank(line, begins)
    yield "body's first indent ends", "7.3.3", AREA_LEFT + 2 * ZI, begins.left


def sealed(document, name, date, page=None):
    """§7.3.5.1."""
    page = page or document.last
    signed, dated = document.line(name, page), document.line(date, page)
    gap = blank(document.above(signed), signed)
    yield "署名 below the text (room for the seal)", "7.3.5.1", 2 * LINE, gap
    yield "date ends", "7.3.5.1", AREA_RIGHT - 4 * ZI, dated.right
    yield "署名 from the date's middle", "7.3.5.1", 0.0, signed.middle - dated.middle


def seal(document, name):
    """The seal that presses upon a name and the date below it (§7.3.5.1)."""
    signed = document.line(name, document.last)
    (picture,) = document.last.pictures
    middle = (picture.left + picture.right) / 2, (picture.top + picture.bottom) / 2
    line = (signed.top + signed.bottom) / 2
    yield "seal's width", "7.3.5.1", 42.0, picture.length
    yield "seal's height", "7.3.5.1", 42.0, picture.thickness
    yield "seal's middle, across, from that of 署名", "7.3.5.1", 0.0, middle[0] - signed.middle
    yield "seal's middle, down, from that of 署名", "7.3.5.1", 0.0, middle[1] - line
    text = document.above(signed)
    edge = box_top(text) + LINE
    yield "seal's top below the text, within a line", "7.3.5.1", (0.0, LINE), picture.top - edge


def imprint(document, copy, issued, issued_on):
    """版记 with its three rules (§7.4)."""
    page = document.last
    rules = page.rules
    yield "rules", "7.4.1", 3, len(rules)
    yield "last rule's lower edge", "7.4.1", AREA_BOTTOM, rules[-1].bottom
    for what, rule, thick in zip(("first", "inner", "last"), rules, (0.35, 0.25, 0.35)):
        yield f"{what} rule's thickness", "7.4.1", thick, rule.thickness
        yield f"{what} rule begins", "7.4.1", AREA_LEFT, rule.left
        yield f"{what} rule's length", "7.4.1", 156.0, rule.length
    yield "抄送 begins", "7.4.2", AREA_LEFT + ZI_4, document.line(copy, page).left
    yield "印发机关 begins", "7.4.3", AREA_LEFT + ZI_4, document.line(issued, page).left
    yield "印发日期 ends", "7.4.3", AREA_RIGHT - ZI_4, document.part(issued_on, page).right


def general(document):
    """通用公文, of general.txt."""
    first = document.first
    for at, words in enumerate(("000012", "机密★1年", "特急"), start=1):
        line = document.line(words, first)
        clause = f"7.2.{at}"
        yield f"{words} begins", clause, AREA_LEFT, line.left
        yield f"{words}: baseline in line {at}", clause, *on_line(line, at)
    yield from mark(document, "云川市人民政府文件", 35.0)
    number = document.line("云政发〔2026〕8号", first)
    high = document.line("云川市人民政府文件", first)
    yield "number below the mark", "7.2.5", 2 * LINE, box_top(number) - high.bottom
    yield "number centred at", "7.2.5", AREA_MIDDLE, number.middle
    yield from rule_below(document, number)
    yield from head_to_body(document, "各县（区）人民政府，市")
    note = document.line("附件：全市")
    above = document.line("的，依规依纪")
    yield "附件说明 below the body", "7.3.4", LINE, blank(above, note)
    yield "附件说明 begins", "7.3.4", AREA_LEFT + 2 * ZI, note.left
    yield from sealed(document, "云川市人民政府", "2026年5月6日")
    yield from seal(document, "云川市人民政府")
    remark = document.line("（此件发至县级）")
    yield "附注 below the date", "7.3.6", 0.0, blank(document.line("2026年5月6日"), remark)
    yield "附注 begins", "7.3.6", AREA_LEFT + 2 * ZI, remark.left
    yield from imprint(document, "抄送：", "云川市人民政府办公室2026", "2026年5月7日印发")
    yield "版记 on an even page", "7.4", 0, len(document.pages) % 2
    yield from body(document)


def upward(document):
    """上行文, of upward.txt."""
    first = document.first
    yield from mark(document, "青禾县水利局文件", 35.0)
    number = document.part("青水〔2026〕14号", first)
    signers = document.part("签发人：江一川何平", first)
    high = document.line("青禾县水利局文件", first)
    yield "number below the mark", "7.2.5", 2 * LINE, box_top(number) - high.bottom
    yield "number begins", "7.2.5", AREA_LEFT + ZI, number.left
    yield "签发人 end", "7.2.6", AREA_RIGHT - ZI, signers.right
    yield "签发人 on the number's line", "7.2.6", number.baseline, signers.baseline
    yield from rule_below(document, number)
    yield from head_to_body(document, "县人民政府：")
    yield from sealed(document, "青禾县水利局", "2026年4月17日")
    yield from body(document)


def letter(document):
    """信函, of letter.txt."""
    first = document.first
    yield from mark(document, "云川市水利局", 30.0, page_edge=0.0)
    high = document.line("云川市水利局", first)
    rules = first.rules
    yield "red rules on the first page", "10.1", 4, len(rules)
    yield "first pair below the mark", "10.1", 4.0, rules[0].top - high.bottom
    for rule in rules:
        yield "rule's length", "10.1", 170.0, rule.length
        yield "rule centred at", "10.1", PAGE_MIDDLE, (rule.left + rule.right) / 2
    yield "second pair's lower edge, above the page's", "10.1", 20.0, PAGE_HEIGHT - rules[3].bottom
    thick = [rule.thickness for rule in rules]
    yield "thick over thin, then thin over thick", "10.1", 1, int(
        thick[0] > thick[1] and thick[2] < thick[3]
    )
    number = document.line("云水函〔2026〕31号", first)
    gap = SIZE_3 * 7 / 8
    yield "number below the first pair", "10.1", gap, number.top - rules[1].bottom
    yield "number ends", "10.1", AREA_RIGHT, number.right
    title = document.line("云川市水利局关于商请", first)
    yield "title below the number", "10.1", 2 * LINE, blank(number, title)
    room = rules[2].top - first.lines[-1].bottom
    yield "text above the second pair, at least", "10.1", (gap, 100.0), room
    yield from sealed(document, "云川市水利局", "2026年2月20日")
    bare = not any(line.text.startswith("—") for line in first.lines)
    yield "no number on page 1", "10.1", 1, int(bare)
    copies = document.line("抄送：", document.last)
    yield "rules of the 版记", "10.1", 0, len(document.last.rules)
    yield "抄送 begins", "7.4.2", AREA_LEFT + ZI_4, copies.left
    room = AREA_BOTTOM - copies.bottom
    yield "抄送 above the bottom edge", "10.1", (0.0, SIZE_3 * 7 / 8 / 2), room
    yield from body(document)


def order(document):
    """命令, of order.txt."""
    yield from mark(document, "云川市人民政府令", 20.0)
    high = document.line("云川市人民政府令", document.first)
    number = document.line("第6号")
    text = document.line("《云川市小型水库")
    signed, dated = document.line("市长江一川"), document.line("2026年3月20日")
    yield "令号 below the mark", "10.2", 2 * LINE, box_top(number) - high.bottom
    yield "令号 centred at", "10.2", AREA_MIDDLE, number.middle
    yield "body below 令号", "10.2", 2 * LINE, blank(number, text)
    yield "signature below the body", "7.3.5.3", 2 * LINE, blank(document.above(signed), signed)
    yield "signature ends", "7.3.5.3", AREA_RIGHT - 4 * ZI, signed.right
    yield "date below the signature", "7.3.5.3", LINE, blank(signed, dated)
    yield "date ends", "7.3.5.3", AREA_RIGHT - 4 * ZI, dated.right
    yield from body(document)


def minutes(document):
    """纪要, of minutes.txt."""
    yield from mark(document, "云川市人民政府常务会议纪要", 35.0)
    high = document.line("云川市人民政府常务会议纪要", document.first)
    number = document.line("〔2026〕第4期", document.first)
    yield "number below the mark", "10.3", 2 * LINE, box_top(number) - high.bottom
    yield from rule_below(document, number)
    present, observers = document.line("出席：江一川"), document.line("列席：陈思")
    gap = blank(document.above(present), present)
    yield "出席 below the body", "10.3", LINE, gap
    yield "出席： begins", "10.3", AREA_LEFT + 2 * ZI, present.left
    excused = document.line("请假：苏文远")
    yield "请假 below 出席", "10.3", 0.0, blank(present, excused)
    yield "列席 below 请假", "10.3", 0.0, blank(excused, observers)
    names = document.part("陈思、马行健，", document.last)
    page = next(one for one in document.pages if observers in one.lines)
    turned = page.lines[page.lines.index(observers) + 1]
    yield "turn lines of 列席 below the first name", "10.3", names.left, turned.left
    yield from body(document)


def attachments(document):
    """附件说明 with two entries, 附件 on new pages (§7.3.4, §7.3.7)."""
    note = document.part("1.冬春农田水利建设任务分解表")
    second = document.line("2.工程质量检查办法", document.pages[1])
    yield "附件： begins", "7.3.4", AREA_LEFT + 2 * ZI, document.line("附件：1.").left
    yield "2. below 1.", "7.3.4", note.left, second.left
    for number, title in (("1", "冬春农田水利建设任务分解表"), ("2", "工程质量检查办法")):
        page = next(one for one in document.pages if one.lines[0].text == "附件" + number)
        yield f"附件{number} begins", "7.3.7", AREA_LEFT, page.lines[0].left
        yield f"附件{number}: baseline in line 1", "7.3.7", *on_line(page.lines[0], 1)
        yield f"附件{number}, its title: baseline in line 3", "7.3.7", *on_line(page.lines[1], 3)
        yield f"附件{number}, its title centred at", "7.3.7", AREA_MIDDLE, page.lines[1].middle


def plain(document):
    """通用公文-简, of notice.txt."""
    yield from attachments(document)
    name, date = "云川市人民政府办公室", "2023年10月26日"
    page = next(one for one in document.pages if one.lines[0].text == "附件1")
    yield from sealed(document, name, date, document.pages[page.number - 2])
    yield from imprint(document, "抄送：", "云川市人民政府办公室2023", "2023年10月26日印发")
    yield "版记 on an even page", "7.4", 0, len(document.pages) % 2
    yield from body(document)


def report(document):
    """报告材料, of notice.txt: signed without a seal (§7.3.5.2)."""
    yield from attachments(document)
    page = next(one for one in document.pages if one.lines[0].text == "附件1")
    page = document.pages[page.number - 2]
    signed = document.line("云川市人民政府办公室", page)
    dated = document.line("2023年10月26日", page)
    yield "署名 below the text", "7.3.5.2", LINE, blank(document.above(signed), signed)
    yield "署名 ends", "7.3.5.2", AREA_RIGHT - 2 * ZI, signed.right
    yield "date begins, from where 署名 begins", "7.3.5.2", 2 * ZI, dated.left - signed.left
    yield from imprint(document, "抄送：", "云川市人民政府办公室2023", "2023年10月26日印发")
    yield from body(document)


# Form, the sample that stands for it, and what is asked.
FORMS = [
    ("通用公文", "general.txt", general),
    ("上行文", "upward.txt", upward),
    ("信函", "letter.txt", letter),
    ("命令", "order.txt", order),
    ("纪要", "minutes.txt", minutes),
    ("通用公文-简", "notice.txt", plain),
    ("报告材料", "notice.txt", report),
]
