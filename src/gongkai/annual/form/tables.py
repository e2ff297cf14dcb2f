"""The statutory tables of chapters 二, 三 and 四: every official label, its key and its order.

Source: 国办公开办函〔2021〕30号, as printed alike in every report seen since (labels must not be reworded).
"""

from __future__ import annotations

from dataclasses import dataclass

SCHEMA = "gongkai.annual-report/1"  # names the JSON shape of these tables in an exchange file


@dataclass(frozen=True, slots=True)
class Label:
    """One official label of a table, with the merged cells that stand over it (or left of it), outermost first."""

    key: str
    text: str
    over: tuple[Label, ...] = ()

    @property
    def path(self) -> tuple[Label, ...]:
        """The merged cells and this label itself."""
        return (*self.over, self)

    @property
    def full(self) -> str:
        """The label as one speaks of it: `（三）不予公开 1.属于国家秘密`."""
        spoken = [label.text for label in self.path if label.key not in ("results", "litigation")]
        return " ".join(spoken)


@dataclass(frozen=True, slots=True)
class Row(Label):
    """One row of figures; `columns` are its cells. Table 四 has one row for each group of five cells."""

    columns: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """One statutory table: `key` is its name in the JSON shape, `name` what an officer calls it."""

    key: str
    name: str
    rows: tuple[Row, ...]
    groups: tuple[Label, ...] = ()

    @property
    def result_rows(self) -> tuple[Row, ...]:
        """The rows of table 三 that row （七） adds up; none in the other tables."""
        inside = (row for row in self.rows if any(label.key == "results" for label in row.over))
        return tuple(row for row in inside if row.key != "result_total")

    def row(self, key: str) -> Row:
        """The row of that key; KeyError if the table has none."""
        for row in self.rows:
            if row.key == key:
                return row
        raise KeyError(key)


@dataclass(frozen=True, slots=True)
class Block:
    """One part of table 二: the paragraph of 条例 article 20 over it, its column labels and its rows."""

    article: str
    rows: tuple[Row, ...]

    @property
    def columns(self) -> tuple[Label, ...]:
        """The columns, alike for every row of the block."""
        return self.rows[0].columns


# 表二: 主动公开政府信息情况 (条例 art. 20)

T2_CORNER = "信息内容"
DOCUMENT_COLUMNS = (
    Label("issued", "本年制发件数"),
    Label("repealed", "本年废止件数"),
    Label("in_force", "现行有效件数"),
)
DECISION_COLUMNS = (Label("decisions", "本年处理决定数量"),)
FEE_COLUMNS = (Label("amount", "本年收费金额（单位：万元）"),)

T2_BLOCKS = (
    Block(
        "第二十条第（一）项",
        (
            Row("rules", "规章", columns=DOCUMENT_COLUMNS),
            Row("normative_docs", "行政规范性文件", columns=DOCUMENT_COLUMNS),
        ),
    ),
    Block("第二十条第（五）项", (Row("licensing", "行政许可", columns=DECISION_COLUMNS),)),
    Block(
        "第二十条第（六）项",
        (
            Row("penalty", "行政处罚", columns=DECISION_COLUMNS),
            Row("coercion", "行政强制", columns=DECISION_COLUMNS),
        ),
    ),
    Block("第二十条第（八）项", (Row("fee_wan_yuan", "行政事业性收费", columns=FEE_COLUMNS),)),
)
T2_ROWS = tuple(row for block in T2_BLOCKS for row in block.rows)
T2 = Form("proactive", "表二", T2_ROWS)

# 表三: 收到和处理政府信息公开申请情况

T3_CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
APPLICANTS = Label("applicants", "申请人情况")
ORGANISATIONS = Label("organisations", "法人或其他组织")
T3_COLUMNS = (
    Label("natural_person", "自然人", (APPLICANTS,)),
    Label("commercial_enterprise", "商业企业", (APPLICANTS, ORGANISATIONS)),
    Label("research_institution", "科研机构", (APPLICANTS, ORGANISATIONS)),
    Label("public_welfare_org", "社会公益组织", (APPLICANTS, ORGANISATIONS)),
    Label("legal_service_org", "法律服务机构", (APPLICANTS, ORGANISATIONS)),
    Label("other_org", "其他", (APPLICANTS, ORGANISATIONS)),
    Label("total", "总计", (APPLICANTS,)),
)
T3_APPLICANT_COLUMNS = T3_COLUMNS[:-1]  # what the total column adds up

RESULTS = Label("results", "三、本年度办理结果")
DENIED = Label("denied", "（三）不予公开", (RESULTS,))
UNAVAILABLE = Label("unavailable", "（四）无法提供", (RESULTS,))
NOT_HANDLED = Label("not_handled", "（五）不予处理", (RESULTS,))
OTHER = Label("other", "（六）其他处理", (RESULTS,))
T3_GROUPS = (RESULTS, DENIED, UNAVAILABLE, NOT_HANDLED, OTHER)


def t3_row(key: str, text: str, group: Label | None = None) -> Row:
    """A row of table 三, inside its merged cells if it has any."""
    return Row(key, text, group.path if group else (), T3_COLUMNS)


T3_ROWS = (
    t3_row("new_received", "一、本年新收政府信息公开申请数量"),
    t3_row("carried_in", "二、上年结转政府信息公开申请数量"),
    t3_row("granted", "（一）予以公开", RESULTS),
    t3_row("partial", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", RESULTS),
    t3_row("denied.state_secret", "1.属于国家秘密", DENIED),
    t3_row("denied.other_law_prohibits", "2.其他法律行政法规禁止公开", DENIED),
    t3_row("denied.three_security_one_stability", "3.危及“三安全一稳定”", DENIED),
    t3_row("denied.third_party_rights", "4.保护第三方合法权益", DENIED),
    t3_row("denied.internal_affairs", "5.属于三类内部事务信息", DENIED),
    t3_row("denied.process_info", "6.属于四类过程性信息", DENIED),
    t3_row("denied.enforcement_file", "7.属于行政执法案卷", DENIED),
    t3_row("denied.admin_query", "8.属于行政查询事项", DENIED),
    t3_row("unavailable.not_held", "1.本机关不掌握相关政府信息", UNAVAILABLE),
    t3_row("unavailable.needs_creation", "2.没有现成信息需要另行制作", UNAVAILABLE),
    t3_row("unavailable.still_unclear", "3.补正后申请内容仍不明确", UNAVAILABLE),
    t3_row("not_handled.petition_complaint", "1.信访举报投诉类申请", NOT_HANDLED),
    t3_row("not_handled.duplicate", "2.重复申请", NOT_HANDLED),
    t3_row("not_handled.publication", "3.要求提供公开出版物", NOT_HANDLED),
    t3_row("not_handled.abusive_mass", "4.无正当理由大量反复申请", NOT_HANDLED),
    t3_row("not_handled.confirm_or_reissue", "5.要求行政机关确认或重新出具已获取信息", NOT_HANDLED),
    t3_row("other.no_correction", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", OTHER),
    t3_row("other.fee_unpaid", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", OTHER),
    t3_row("other.other", "3.其他", OTHER),
    t3_row("result_total", "（七）总计", RESULTS),
    t3_row("carried_out", "四、结转下年度继续办理"),
)
T3_RESULT_ROWS = T3_ROWS[2:-2]  # the 21 rows that row （七） adds up
T3 = Form("applications", "表三", T3_ROWS, T3_GROUPS)

# 表四: 政府信息公开行政复议、行政诉讼情况

T4_COLUMNS = (
    Label("upheld", "结果维持"),
    Label("corrected", "结果纠正"),
    Label("other", "其他结果"),
    Label("pending", "尚未审结"),
    Label("total", "总计"),
)
T4_PART_COLUMNS = T4_COLUMNS[:-1]  # what the total adds up
LITIGATION = Label("litigation", "行政诉讼")
T4_GROUPS = (
    Row("reconsideration", "行政复议", (), T4_COLUMNS),
    Row("litigation_direct", "未经复议直接起诉", (LITIGATION,), T4_COLUMNS),
    Row("litigation_after_reconsideration", "复议后起诉", (LITIGATION,), T4_COLUMNS),
)
T4_CELLS = tuple((group, column) for group in T4_GROUPS for column in group.columns)  # the 15 cells as printed
T4 = Form("remedies", "表四", T4_GROUPS, (LITIGATION,))

FORMS = (T2, T3, T4)


def form_of(key: str) -> Form:
    """The table that the JSON shape calls by that key; KeyError if there is none."""
    for form in FORMS:
        if form.key == key:
            return form
    raise KeyError(key)


# The six chapters (条例 art. 50)

CHAPTERS = (
    Label("overview", "一、总体情况"),
    Label("proactive", "二、主动公开政府信息情况"),
    Label("applications", "三、收到和处理政府信息公开申请情况"),
    Label("remedies", "四、政府信息公开行政复议、行政诉讼情况"),
    Label("problems", "五、存在的主要问题及改进情况"),
    Label("other_matters", "六、其他需要报告的事项"),
)
