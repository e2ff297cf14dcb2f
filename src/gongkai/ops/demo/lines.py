"""Lines of the sample county's registers: every firm, person and number is invented, their check digits are right."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from zlib import crc32

from stdnum.cn import uscc

from gongkai.disclosure.choices import Genre
from gongkai.ops.demo.gate import Piece
from gongkai.ops.demo.organs import County
from gongkai.ops.demo.people import names
from gongkai.orgs.models import Organisation
from gongkai.registers.choices import DecisionKind, Party
from gongkai.registers.models import PublicRow, RegisterEntry
from gongkai.registers.rules import Values, completed
from gongkai.registers.rules.lines import months_after
from gongkai.registers.tables import REGISTERS, Register

SHOWN_SINCE = 2025  # the year from which penalties carry the last day of their publicity
SHOWN_MONTHS = 36


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided about whom."""

    number: str
    party: str
    subject: str
    basis: str
    day: date

    @property
    def dice(self) -> int:
        """A number that is always the same for this decision."""
        return crc32(self.number.encode())

    @property
    def credit_code(self) -> str:
        """The firm's invented code."""
        body = f"91659999MA{crc32(self.party.encode()) % 9_000_000 + 1_000_000:07d}"
        return body + uscc.calc_check_digit(body)

    @property
    def head(self) -> str:
        """The firm's invented head."""
        every = names()
        return every[crc32(self.party.encode()) % len(every)]


def _licence(told: Decided) -> Values:
    ends = date(told.day.year + 5, told.day.month, min(told.day.day, 28))
    return {
        "XK_XDR_MC": told.party, "XK_XDR_TYPE": Party.LEGAL.value, "XK_XDR_SHXYM": told.credit_code,
        "XK_FRDB": told.head, "XK_XKWS": f"{told.subject}决定书", "XK_WSH": told.number, "XK_XKLB": "普通",
        "XK_XKZS": f"{told.subject}证", "XK_XKBH": f"YXXK{told.dice % 10**8:08d}",
        "XK_NR": f"准予{told.subject}。依据：{told.basis}。", "XK_JDRQ": told.day.isoformat(),
        "XK_YXQZ": told.day.isoformat(), "XK_YXQZI": ends.isoformat(), "XK_ZT": "有效",
    }  # fmt: skip


def _penalty(told: Decided) -> Values:
    fine = ("0.2", "0.5", "1", "2", "3.5")[told.dice % 5]
    until = months_after(told.day, SHOWN_MONTHS).isoformat() if told.day.year >= SHOWN_SINCE else ""
    return {
        "CF_XDR_MC": told.party, "CF_XDR_LB": Party.LEGAL.value, "CF_XDR_SHXYM": told.credit_code,
        "CF_FRDB": told.head, "CF_WSH": told.number, "CF_WFXW": told.subject,
        "CF_SY": f"经查，当事人{told.subject}。", "CF_YJ": told.basis, "CF_CFLB": "警告、罚款",
        "CF_NR": f"警告，罚款{fine}万元。", "CF_NR_FK": fine, "CF_JDRQ": told.day.isoformat(), "CF_GSJZQ": until,
    }  # fmt: skip


def _coercion(told: Decided) -> Values:
    return {
        "QZ_XDR_MC": told.party, "QZ_XDR_LB": Party.LEGAL.value, "QZ_XDR_SHXYM": told.credit_code,
        "QZ_WSH": told.number, "QZ_LB": "扣押财物" if "扣押" in told.subject else "查封场所、设施或者财物",
        "QZ_SY": told.subject, "QZ_YJ": told.basis, "QZ_JDRQ": told.day.isoformat(), "QZ_JL": "已实施",
    }  # fmt: skip


VALUES: dict[DecisionKind, Callable[[Decided], Values]] = {
    DecisionKind.LICENSING: _licence,
    DecisionKind.PENALTY: _penalty,
    DecisionKind.COERCION: _coercion,
}


def line(register: Register, organ: Organisation, values: Values) -> RegisterEntry:
    """A line of a register, not saved."""
    entry = RegisterEntry(organisation=organ, kind=register.key)
    entry.take(completed(register, values, organ=organ.name, credit_code=organ.credit_code, months=0), None)
    return entry


def lines_from(pieces: Iterable[Piece]) -> Iterator[tuple[Piece, RegisterEntry]]:
    """What the items of meetings, motions, appointments and budgets say, as lines, each number of an organ once."""
    seen: set[tuple[int, str, str]] = set()
    for piece in pieces:
        read = _READ.get(piece.genre)
        values = read(piece) if read else None
        if values is None:
            continue
        register = REGISTERS[_REGISTER[piece.genre]]
        key = (piece.unit.organ.pk, register.key, values[register.number])
        if key not in seen:
            seen.add(key)
            yield piece, line(register, piece.unit.organ, values)


def _meeting(piece: Piece) -> Values:
    kind = next((one for one in ("常务会议", "全体会议", "专题会议") if one in piece.text.title), "其他会议")
    name = f"{piece.text.title}（{piece.written_on.isoformat()}）"
    return {"HY_LB": kind, "HY_MC": name, "HY_RQ": piece.written_on.isoformat(), "HY_YT": piece.text.summary}


def _motion(piece: Piece) -> Values | None:
    found = re.search(r"县?(政协)?(.{1,3})届(?:人大)?(.)次会议第(\d+)号", piece.text.title)
    topic = re.search(r"《(.+?)》", piece.text.paragraphs[0])
    if not found or not topic:
        return None
    kind = "政协提案" if found[1] else "人大代表建议"
    return {
        "TA_LB": kind, "TA_JC": f"{found[2]}届{found[3]}次", "TA_TM": topic[1], "TA_FS": "全文",
        "TA_BH": f"{found[2]}届{found[3]}次{kind}第{found[4]}号", "TA_DFR": piece.written_on.isoformat(),
        "TA_FW": "\n".join(piece.text.paragraphs[1:]),
    }  # fmt: skip


def _appointment(piece: Piece) -> Values:
    acts = [one for one in piece.text.paragraphs if one.startswith(("任命", "免去"))]
    people = re.findall(r"(?:任命|免去)(.+?)(?:担任|的)", "".join(acts))
    return {
        "RS_WH": piece.doc_no, "RS_LB": "任命、免去", "RS_XM": "、".join(people) or "见任免内容",
        "RS_NR": "\n".join(acts) or piece.text.summary, "RS_RQ": piece.written_on.isoformat(),
    }  # fmt: skip


def _budget(piece: Piece) -> Values | None:
    found = re.search(r"(\d{4})年(?:度)?部门(预算|决算)", piece.text.title)
    if not found:
        return None
    return {
        "YS_ND": found[1], "YS_LB": found[2], "YS_MC": f"{found[1]}年度部门{found[2]}", "YS_PZJG": "云溪县财政局",
        "YS_PZRQ": piece.written_on.isoformat(), "YS_SM": "\n".join(piece.text.paragraphs[1:-2]),
    }  # fmt: skip


_READ: dict[Genre, Callable[[Piece], Values | None]] = {
    Genre.MEETING: _meeting,
    Genre.MOTION: _motion,
    Genre.APPOINTMENT: _appointment,
    Genre.FINANCE: _budget,
}
_REGISTER = {
    Genre.MEETING: "meeting",
    Genre.MOTION: "motion",
    Genre.APPOINTMENT: "appointment",
    Genre.FINANCE: "budget",
}

PRICES = (  # organ, what is charged, on what basis, how much, whom, whether firms
    (
        "ziranziyuanju",
        "不动产登记费",
        "财税〔2016〕79号",
        "住宅每件80元，非住宅每件550元",
        "申请登记的单位和个人",
        "是",
    ),
    ("ziranziyuanju", "耕地开垦费", "《中华人民共和国土地管理法》", "每平方米12元", "占用耕地的建设单位", "是"),
    ("zhujianju", "城镇垃圾处理费", "《城市市容和环境卫生管理条例》", "每户每月5元", "单位和居民", "是"),
    ("gonganju", "居民身份证工本费", "财综〔2007〕34号", "换领每证20元，补领每证40元", "申领人", "否"),
    ("jiaoyuju", "公办幼儿园保教费", "《幼儿园收费管理暂行办法》", "每人每月300元", "在园幼儿家长", "否"),
    ("shuiliju", "水土保持补偿费", "财综〔2014〕8号", "每平方米1.5元", "生产建设单位", "是"),
    ("weijianwei", "非免疫规划疫苗储存运输费", "发改价格规〔2019〕1935号", "每剂次20元", "接种单位", "否"),
)
CHANGED = {"城镇垃圾处理费": ("每户每月6元", "云发改价〔2026〕3号（示例）调整标准")}


def price_list(county: County, today: date) -> Iterator[RegisterEntry]:
    """What is charged: a first version of all, and later ones of what was changed."""
    first, second = date(2025, 3, 3), date(2026, 3, 2)
    for slug, name, basis, price, who, firms in PRICES:
        values = {
            "SF_MC": name, "SF_LB": "行政事业性收费", "SF_YJ": basis, "SF_BZ": price, "SF_DX": who,
            "SF_ZJ": "缴入地方国库", "SF_SQ": firms,
        }  # fmt: skip
        organ = county.unit(slug).organ
        if first + timedelta(days=14) > today:
            continue
        old = line(REGISTERS["fee"], organ, values | {"SF_ZXQ": first.isoformat()})
        changed = CHANGED.get(name) if second + timedelta(days=14) <= today else None
        old.is_superseded = changed is not None
        yield old
        if changed:
            new = values | {"SF_ZXQ": second.isoformat(), "SF_BZ": changed[0], "SF_BD": changed[1]}
            later = line(REGISTERS["fee"], organ, new)
            later.replaces = old
            yield later


def ended(rows: list[PublicRow]) -> list[PublicRow]:
    """The rows, each that was replaced by another with its last day."""
    begins = {row.entry.replaces_id: row.day for row in rows if row.entry.replaces_id}
    for row in rows:
        if row.entry_id in begins:
            row.ended_on = begins[row.entry_id] - timedelta(days=1)
    return rows
