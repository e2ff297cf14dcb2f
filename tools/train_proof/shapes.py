"""Characters that look alike: drawn with a font, blurred, compared.

`python -m tools.train_proof.shapes FONT` writes the table.
The table is facts about pictures; nothing of the font is kept in it.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFilter, ImageFont

TABLE = Path(__file__).with_name("shapes.txt")
SIDE, INK, AS_ALIKE, AT_MOST = 48, 44, 0.80, 8


def table() -> dict[str, str]:
    """For each character those that look like it."""
    rows = (line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines())
    return {row[0]: row[1] for row in rows}


def drawn(chars: list[str], font: Path) -> npt.NDArray[np.float32]:
    """One row for each character: its picture, blurred, of length one."""
    face = ImageFont.truetype(str(font), INK)
    rows = []
    for char in chars:
        image = Image.new("L", (SIDE, SIDE))
        ImageDraw.Draw(image).text((SIDE // 2, SIDE // 2), char, fill=255, font=face, anchor="mm")
        row = np.asarray(image.filter(ImageFilter.GaussianBlur(1.6)).resize((24, 24)), np.float32).ravel()
        row -= row.mean()
        rows.append(row / np.linalg.norm(row))
    return np.stack(rows)


def alike(chars: list[str], font: Path) -> dict[str, str]:
    """For each character its nearest neighbours, at most eight."""
    rows = drawn(chars, font)
    near = rows @ rows.T
    np.fill_diagonal(near, 0)
    found = {}
    for number, char in enumerate(chars):
        best = [place for place in np.argsort(-near[number])[:AT_MOST] if near[number, place] >= AS_ALIKE]
        if best:
            found[char] = "".join(chars[place] for place in best)
    return found


if __name__ == "__main__":
    common = [char for point in range(0x4E00, 0x9FFF) if len((char := chr(point)).encode("gb2312", "ignore")) == 2]
    lines = [f"{char}\t{like}\n" for char, like in alike(common, Path(sys.argv[1])).items()]
    TABLE.write_text("".join(lines), encoding="utf-8")
