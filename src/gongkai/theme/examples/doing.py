"""What a citizen or an officer does."""

from __future__ import annotations

from typing import Any

from django import forms

from .example import Example


class ApplyForm(forms.Form):
    """The part of an application that shows each kind of field."""

    name = forms.CharField(label="姓名", help_text="与身份证明一致。")
    wanted = forms.CharField(
        label="申请公开的政府信息", widget=forms.Textarea, help_text="写明名称、文号，或者便于查询的其他特征。"
    )
    medium = forms.ChoiceField(
        label="获取信息的方式", choices=[("paper", "纸质"), ("file", "电子文件")], widget=forms.RadioSelect
    )
    phone = forms.CharField(label="备用电话", required=False)


def doing() -> list[Example]:
    """What a citizen or an officer does."""
    return [*_filling_in(_refused_form()), *_being_told()]


def _filling_in(form: ApplyForm) -> list[Example]:
    """Buttons, steps, fields and what is wrong in them."""
    return [
        Example("buttons", "按钮", "一页一个主要动作；不能办的写明全部理由。", {"buttons": _buttons()}),
        Example("steps", "步骤", "手机上只显示当前步骤的文字。", {"steps": _steps()}),
        Example("error_summary", "错误汇总", "放在表单之前，每条链到要改的一项。", {"form": form}),
        Example(
            "field",
            "填写项",
            "field 是 Django 表单的一项；basis 写依据，basis_text 写条文，折叠显示。",
            {
                "field": form["wanted"],
                "basis": "条例第二十九条",
                "basis_text": "申请应当包括申请公开的政府信息的名称、文号或者便于行政机关查询的其他特征性描述。",
            },
        ),
        Example("login_form", "登录表单", "字段名 username、password、next。", {"next": "/admin/"}),
    ]


def _being_told() -> list[Example]:
    """What the page answers."""
    return [
        Example(
            "notice",
            "提示",
            "kind：info、success、warning、error。",
            {"kind": "warning", "title": "到期日为暂定", "text": "2027年放假安排尚未公布，公布后自动重算。"},
            [
                {"kind": "info", "text": "公众查阅政府信息不需要登录。"},
                {"kind": "success", "title": "申请已提交", "text": "编号2024-0017，应于2024年11月5日前答复。"},
                {"kind": "error", "text": "附件大于20 MB，请压缩或分成几个文件后上传。"},
            ],
        ),
        Example(
            "receipt",
            "回执",
            "提交后给编号、查询码、日期和应答复日期，可打印。",
            {
                "organ": "云溪县人民政府办公室",
                "title": "政府信息公开申请回执",
                "number": "2024-0017",
                "code": "7K4M-92QX",
                "rows": [
                    ("收到日期", "2024年9月27日"),
                    ("应答复日期", "2024年11月5日（第20个工作日）"),
                    ("受理机构", "县政府办公室政务公开科，0990-5550100"),
                ],
                "note": "请记下编号和查询码，凭此查询办理进度。需要补正的，将在7个工作日内一次告知。",
            },
        ),
    ]


def _refused_form() -> ApplyForm:
    """A form that came back with errors."""
    form = ApplyForm({"name": "", "wanted": "河道治理", "medium": ""})
    form.fields["name"].error_messages["required"] = "请填写姓名"
    form.fields["medium"].error_messages["required"] = "请选择纸质或者电子文件"
    form.full_clean()
    return form


def _buttons() -> list[dict[str, Any]]:
    """Each kind, and one that is held back."""
    why = ["延期合计不得超过20个工作日（条例第三十三条）", "须经政府信息公开工作机构负责人同意（条例第三十三条）"]
    return [
        {"label": "提交申请"},
        {"label": "保存草稿", "kind": "quiet"},
        {"label": "撤下", "kind": "danger"},
        {"label": "延期答复", "why_not": why},
    ]


def _steps() -> list[dict[str, str]]:
    """Applying, at the second step."""
    return [
        {"title": "申请人", "state": "done", "url": "#step"},
        {"title": "需要什么信息", "state": "current"},
        {"title": "获取方式", "state": "next"},
        {"title": "核对并提交", "state": "next"},
    ]
