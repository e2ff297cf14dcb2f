"""What a letter and its answer must hold."""

from __future__ import annotations

LONGEST_SUBJECT = 80  # characters
SHORTEST_BODY = 5
LONGEST_BODY = 5000
SHORTEST_ANSWER = 10
LONGEST_ANSWER = 5000


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
