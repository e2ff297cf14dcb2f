"""What a letter and its answer must hold, and what of them the public may read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from html import escape

from gongkai.lib.dates import to_minute
from gongkai.lib.masks import STAR, mask, mask_name, shown
from gongkai.lib.personal import Kind, find

LONGEST_SUBJECT = 80  # characters
SHORTEST_BODY = 5
LONGEST_BODY = 5000
SHORTEST_ANSWER = 10
LONGEST_ANSWER = 5000
LEAST_CONTACT = 5  # characters of a contact that is looked for in the text


def why_not_receive(*, subject: str, body: str, contact: str, is_correction: bool) -> list[str]:
    """Reasons against taking a letter in. A 找错 notice needs no name and no address (国办秘函〔2019〕19号)."""
    reasons = []
    if not subject.strip():
        reasons.append("请填写标题")
    if len(subject) > LONGEST_SUBJECT:
        reasons.append(f"标题不超过{LONGEST_SUBJECT}个字")
    if len(body.strip()) < SHORTEST_BODY:
        reasons.append(f"请写明内容，至少{SHORTEST_BODY}个字")
    if len(body) > LONGEST_BODY:
        reasons.append(f"内容不超过{LONGEST_BODY}个字，较长的材料请分次提交")
    if not is_correction and not contact.strip():
        reasons.append("请留下联系方式，便于核实和答复")
    return reasons


def why_not_answer(*, answered: bool, answer: str) -> list[str]:
    """Reasons against sending an answer (国办发〔2018〕123号: 不得答非所问)."""
    reasons = []
    if answered:
        reasons.append("该信件已经答复")
    if len(answer.strip()) < SHORTEST_ANSWER:
        reasons.append(f"请写明办理情况，至少{SHORTEST_ANSWER}个字（国办发〔2018〕123号）")
    if len(answer) > LONGEST_ANSWER:
        reasons.append(f"答复不超过{LONGEST_ANSWER}个字")
    return reasons


@dataclass(frozen=True, slots=True)
class Texts:
    """What is shown of a letter."""

    subject: str
    body: str
    answer: str


def hidden(texts: Texts, *, name: str, contact: str) -> Texts:
    """The texts with what is certainly personal masked: numbers, addresses, the writer's name and contact."""
    return Texts(*(_hide(text, name, contact) for text in (texts.subject, texts.body, texts.answer)))


def _hide(text: str, name: str, contact: str) -> str:
    text = text.replace(contact, STAR * 3) if len(contact) >= LEAST_CONTACT else text
    return mask(text.replace(name, mask_name(name)) if len(name) > 1 else text)


def why_not_propose(*, agreed: bool, answered: bool, proposed: bool, texts: Texts) -> list[str]:
    """Reasons against drafting a letter for the public (国办秘函〔2019〕19号 asks for 留言公开)."""
    reasons = []
    if not agreed:
        reasons.append("来信人没有同意公开（个人信息保护法第二十五条）")
    if not answered:
        reasons.append("答复之后才能公开")
    if proposed:
        reasons.append("这封信已经有公开稿")
    if not (texts.subject and texts.body and texts.answer):
        reasons.append("标题、来信和答复都要有内容")
    if len(texts.subject) > LONGEST_SUBJECT:
        reasons.append(f"标题不超过{LONGEST_SUBJECT}个字")
    return reasons


def why_not_show(texts: Texts, *, name: str, contact: str) -> list[str]:
    """What in the texts still tells who wrote (个人信息保护法第二十五条). An office's own telephone may stand there."""
    whole = "\n".join((texts.subject, texts.body, texts.answer))
    reasons = []
    if len(name) > 1 and name in whole:
        reasons.append(f"公开稿里还有来信人姓名：{mask_name(name)}")
    if len(contact) >= LEAST_CONTACT and contact in whole:
        reasons.append("公开稿里还有来信人的联系方式")
    personal = [one for one in find(whole) if one.certain and one.kind != Kind.HEALTH]
    return [*reasons, *(f"公开稿里还有{one.kind.label}：{shown(one)}" for one in personal)]


def page_of(texts: Texts, *, kind: str, organ: str, received_at: datetime, answered_at: datetime) -> str:
    """The page of a published letter."""
    return "".join(
        (
            f"<p>来信类别：{escape(kind)}</p><p>来信时间：{to_minute(received_at)}</p><h2>来信内容</h2>",
            _paragraphs(texts.body),
            "<h2>答复内容</h2>",
            _paragraphs(texts.answer),
            f"<p>答复单位：{escape(organ)}</p><p>答复时间：{to_minute(answered_at)}</p>",
        )
    )


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(line.strip())}</p>" for line in text.splitlines() if line.strip())
