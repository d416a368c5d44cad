"""Invented reports for the bench, the same every time.

Usage: texts.py FOLDER COUNT [PARAGRAPHS]
Writes COUNT texts into folders of 500 under FOLDER. Text N depends on N alone.
"""

import pathlib
import random
import sys

PLACES = ["东岭县", "西河区", "南屏镇", "北塘市", "中坪乡", "新渡县"]
MATTERS = ["农田水利", "校舍维修", "档案整理", "河道清理", "公共卫生", "道路养护"]
DEEDS = ["编制了方案", "开展了摸底", "落实了经费", "组织了培训", "建立了台账", "完成了验收"]
RESULTS = ["进度符合预期", "群众反映良好", "问题逐项整改", "制度逐步完善", "成效初步显现"]


def sentence(chance):
    return (
        f"{chance.choice(PLACES)}围绕{chance.choice(MATTERS)}{chance.choice(DEEDS)}，"
        f"涉及{chance.randint(2, 90)}个单位、{chance.randint(100, 9000)}人，{chance.choice(RESULTS)}。"
    )


def paragraph(chance):
    return "　　" + "".join(sentence(chance) for _ in range(chance.randint(2, 5)))


def text(number, paragraphs):
    chance = random.Random(number)
    lines = [f"关于{chance.choice(PLACES)}{chance.choice(MATTERS)}情况的报告", ""]
    for index in range(paragraphs):
        if index % 4 == 0:
            lines.append(f"{'一二三四五六七八九'[index // 4 % 9]}、{chance.choice(MATTERS)}")
        lines.append(paragraph(chance))
    return "\n".join(lines) + "\n"


def main():
    folder, count = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    paragraphs = int(sys.argv[3]) if len(sys.argv) > 3 else 12
    for number in range(count):
        place = folder / f"{number // 500:04}"
        if number % 500 == 0:
            place.mkdir(parents=True, exist_ok=True)
        (place / f"{number:06}.txt").write_text(text(number, paragraphs), encoding="utf-8")


if __name__ == "__main__":
    main()
