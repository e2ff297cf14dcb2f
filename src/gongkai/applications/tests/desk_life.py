"""Walking a case through its life with the usual people, as far as a test needs it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.test import override_settings

from gongkai.applications import actions
from gongkai.applications.choices import ApplicantKind, Asked, Channel, Delivery, FeeMethod, Medium, Outcome, Verdict
from gongkai.applications.models import Case
from gongkai.applications.rules.intake import Application
from gongkai.orgs.models import Organisation, Person
from tests.cast import moment

ID_NUMBER = "659999199001010011"  # visibly invented

RIVER = Application(
    applicant_kind=ApplicantKind.NATURAL_PERSON,
    applicant_name="赵春来",
    identity_no=ID_NUMBER,
    contact="199-0000-0001",
    description="2021年城北河道治理工程竣工验收报告",
    medium=Medium.ELECTRONIC,
    delivery=Delivery.PORTAL,
)


@dataclass
class Desk:
    """The people and organs of a case; every method is one act of theirs."""

    office: Organisation
    water: Organisation
    registrar: Person
    office_head: Person
    handler: Person
    secrecy_reviewer: Person
    leader: Person
    legal_reviewer: Person

    def submitted(self, at: str = "2024-09-20 10:00", application: Application = RIVER, **more: Any) -> Case:
        """Received over the portal on 2024-09-20, due on 2024-10-23."""
        return actions.submit(application, organisation=self.office, at=moment(at), **more)

    def arrived(self, at: str = "2025-06-05 11:00", channel: Channel = Channel.ORDINARY_MAIL) -> Case:
        """A letter that came without signature and still has to be confirmed."""
        return actions.log_arrival(RIVER, organisation=self.office, channel=channel, by=self.registrar, at=moment(at))

    def dispatched(self, at: str = "2024-09-23 10:00", case: Case | None = None) -> Case:
        """With the department of water."""
        return actions.dispatch(case or self.submitted(), unit=self.water, by=self.registrar, at=moment(at))

    def correcting(self, at: str = "2024-09-25 10:00") -> Case:
        """Asked to correct by 2024-10-14 (ten working days)."""
        return actions.request_correction(
            self.submitted(), items="请写明所需报告的工程名称", by=self.registrar, at=moment(at)
        )

    def consulting(self, at: str = "2024-09-25 10:00", kind: Asked = Asked.THIRD_PARTY) -> Case:
        """Asking a third party."""
        return actions.consult(
            self.dispatched(), kind=kind, party="云溪县河道工程有限公司", by=self.registrar, at=moment(at)
        )

    def charged(self, at: str = "2024-09-25 10:00") -> Case:
        """A fee of 380 yuan for 68 pages is noticed."""
        return actions.notice_fee(
            self.dispatched(), method=FeeMethod.PER_PAGE, quantity=68, by=self.office_head, at=moment(at)
        )

    def excessive(self, at: str = "2024-09-25 10:00") -> Case:
        """Asked for the reasons behind forty applications."""
        return actions.request_reason(
            self.dispatched(), facts="本月第40件", until=date(2024, 10, 10), by=self.registrar, at=moment(at)
        )

    def drafted(self, at: str = "2024-10-08 10:00", case: Case | None = None, **more: Any) -> Case:
        """A grant, waiting for the review for secrecy."""
        facts = {"outcome": Outcome.GRANTED_PROVIDED, "text": "现将您申请的验收报告提供给您。"} | more
        return actions.draft(case or self.dispatched(), **facts, by=self.handler, at=moment(at))

    def passed(self, at: str = "2024-10-09 10:00", case: Case | None = None) -> Case:
        """Passed the review for secrecy, every file with it."""
        case = case or self.drafted()
        files = case.attachments.filter(is_answer=True)
        return actions.pass_secrecy(
            case,
            conclusion="不涉及国家秘密，可以公开",
            verdicts={bound.pk: (Verdict.DISCLOSE, "无密级标志") for bound in files},
            by=self.secrecy_reviewer,
            at=moment(at),
        )

    def in_legality(self) -> Case:
        """Waiting for the review for legality, where there is one."""
        with override_settings(GONGKAI_CASE_PRACTICE={"legality_review": True}):
            return self.passed()

    def approved(self, at: str = "2024-10-10 10:00", case: Case | None = None) -> Case:
        """Signed."""
        return actions.approve(case or self.passed(), by=self.leader, at=moment(at))

    def posted(self, at: str = "2024-10-11 10:00", case: Case | None = None) -> Case:
        """On its way by post."""
        return actions.send(
            case or self.approved(), way=Delivery.POST, carrier="postal_enterprise", tracking_no="XA00000000065",
            by=self.registrar, at=moment(at),
        )  # fmt: skip

    def answered(self, at: str = "2024-10-11 10:00", case: Case | None = None) -> Case:
        """Answered over the portal, so served at once."""
        return actions.send(case or self.approved(), way=Delivery.PORTAL, by=self.registrar, at=moment(at))

    def abandoned(self) -> Case:
        """Given up for want of correction."""
        return actions.lapse_correction(self.correcting(), by=self.registrar, at=moment("2024-10-15 10:00"))

    def withdrawn(self) -> Case:
        """Taken back by the applicant."""
        return actions.withdraw(self.dispatched(), by=None, at=moment("2024-09-26 10:00"))

    def archived(self) -> Case:
        """Filed."""
        return actions.archive(self.answered(), by=self.registrar, at=moment("2024-10-15 10:00"))
