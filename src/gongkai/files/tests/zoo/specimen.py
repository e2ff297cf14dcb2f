"""What a specimen is, and the secrets that are planted: numbers that no person has."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

from stdnum import luhn
from stdnum.cn import ric


def _id_card(serial: int) -> str:
    stem = f"99010119900307{serial:03d}"
    return stem + ric.calc_check_digit(stem)


ID = _id_card(21)
OTHER_ID = _id_card(45)
MOBILE = "13900001234"
CARD = "621700000000000012" + luhn.calc_check_digit("621700000000000012")
HOME = "家庭住址：青溪县白石乡竹林村三组12号"
SECRET = "机密★10年"
INTERNAL = "内部资料，注意保存"
PERSONAL = (ID, OTHER_ID, MOBILE, CARD, "三组12号")


@dataclass(frozen=True, slots=True)
class Specimen:
    """A file, the kinds that must be found in it, and words of the place where it is hidden."""

    name: str
    content: bytes
    kinds: frozenset[str]
    where: str = ""
    hidden: bool | None = None

    def __str__(self) -> str:
        return self.name


def specimen(name: str, content: bytes, *kinds: str, where: str = "", hidden: bool | None = None) -> Specimen:
    """A specimen with these kinds planted."""
    return Specimen(name, content, frozenset(kinds), where, hidden)


def packed(members: dict[str, bytes | str], *, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these members."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return kept.getvalue()


def repacked(content: bytes, changed: dict[str, bytes | str]) -> bytes:
    """A zip with members put in, or in place of others."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members: dict[str, bytes | str] = {name: archive.read(name) for name in archive.namelist()}
    return packed(members | changed)
