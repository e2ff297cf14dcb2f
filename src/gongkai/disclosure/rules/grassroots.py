"""基层政务公开标准目录: its ten columns, what a line must say, and the local rule of ninety days.

The columns are those of the published catalogues (facts §2.5); the rule `grassroots_90d` is a local supervisor's own,
not the nation's: what it finds is shown, and stops nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

COLUMNS = {
    "serial": "序号",
    "matter": "公开事项",
    "content": "公开内容",
    "basis": "公开依据",
    "term": "公开时限",
    "unit": "公开主体",
    "channels": "公开渠道和载体",
    "audience": "公开对象",
    "manner": "公开方式",
    "level": "公开层级",
}
CHANNELS = (
    "政府网站", "政府公报", "两微一端", "发布会/听证会", "广播电视", "纸质媒体", "公开查阅点", "政务服务中心",
    "便民服务站", "入户/现场", "社区/企事业单位/村公示栏（电子屏）", "精准推送", "其他",
)  # fmt: skip
AUDIENCES = ("全社会", "特定群体")
MANNERS = ("主动", "依申请")
LEVELS = ("县级", "乡级", "村级")
BETWEEN = "、"  # between the several values of a cell, and after the first level of a matter comes “>”
LEAST, NEWEST_WITHIN, APART_AT_MOST = 4, 90, 90  # items; days; days: grassroots_90d


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the catalogue as it is written."""

    serial: int
    matter: str
    content: str
    basis: str
    term: str
    unit: str
    channels: tuple[str, ...]
    audience: str
    manner: str
    level: tuple[str, ...]

    def cells(self) -> list[str]:
        """The ten cells, in the order of the columns."""
        many = {"channels": BETWEEN.join(self.channels), "level": BETWEEN.join(self.level)}
        return [many.get(name, str(getattr(self, name))) for name in COLUMNS]


def why_not_head(cells: Sequence[str]) -> list[str]:
    """Reasons against a table whose first row does not name the ten columns."""
    missing = [name for name in COLUMNS.values() if name not in [cell.strip() for cell in cells]]
    return [f"缺少列：{BETWEEN.join(missing)}（第一行须有十列的名称）"] if missing else []


def why_not_line(given: Mapping[str, str], *, units: Sequence[str]) -> list[str]:
    """Reasons against one row; `given` maps the columns' words to cells, `units` are the organs' names."""
    reasons = [f"{COLUMNS[name]}没有填" for name in COLUMNS if not given.get(COLUMNS[name], "").strip()]
    cell = {name: given.get(words, "").strip() for name, words in COLUMNS.items()}
    if cell["serial"] and not cell["serial"].isdecimal():
        reasons.append("序号须为数字")
    if cell["unit"] and cell["unit"] not in units:
        reasons.append(f"公开主体“{cell['unit']}”不是已登记的机构")
    for name, allowed in (("channels", CHANNELS), ("level", LEVELS), ("audience", AUDIENCES), ("manner", MANNERS)):
        wrong = [one for one in split(cell[name]) if one not in allowed]
        if wrong:
            reasons.append(f"{COLUMNS[name]}“{BETWEEN.join(wrong)}”不在可选范围：{BETWEEN.join(allowed)}")
    return reasons


def line_of(given: Mapping[str, str]) -> Line:
    """A row that is right, as a line."""
    cell = {name: given[words].strip() for name, words in COLUMNS.items()}
    return Line(
        serial=int(cell["serial"]),
        matter=cell["matter"],
        content=cell["content"],
        basis=cell["basis"],
        term=cell["term"],
        unit=cell["unit"],
        channels=tuple(split(cell["channels"])),
        audience=cell["audience"],
        manner=cell["manner"],
        level=tuple(split(cell["level"])),
    )


def split(cell: str) -> list[str]:
    """The several values of a cell."""
    return [one.strip() for one in cell.replace("；", BETWEEN).replace(";", BETWEEN).split(BETWEEN) if one.strip()]


def why_not_fresh(published: Sequence[date], today: date) -> list[str]:
    """What the rule of ninety days finds in the days on which a matter's items became public."""
    days = sorted(published)
    reasons = []
    if len(days) < LEAST:
        reasons.append(f"累计{len(days)}条，少于{LEAST}条")
    if days and today - days[-1] > timedelta(days=NEWEST_WITHIN):
        reasons.append(f"最新一条距今{(today - days[-1]).days}日，超过{NEWEST_WITHIN}日")
    apart = max(((later - earlier).days for earlier, later in zip(days, days[1:], strict=False)), default=0)
    if apart > APART_AT_MOST:
        reasons.append(f"相邻两条最长间隔{apart}日，超过{APART_AT_MOST}日")
    return reasons
