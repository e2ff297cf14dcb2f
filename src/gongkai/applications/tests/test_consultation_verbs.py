"""Asking third parties and co-producers: the pause, the silence, several at once (条例第三十二条至第三十四条)."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.applications import actions
from gongkai.applications.choices import Asked, Opinion, State
from gongkai.applications.models import Case, Consultation
from gongkai.lib.refusal import Refused
from tests.cast import moment


def asking(desk, received: str, sent: str, kind: Asked = Asked.THIRD_PARTY) -> Case:
    """Received and dispatched on one day, somebody asked on another."""
    case = desk.dispatched(f"{received} 11:00", desk.submitted(f"{received} 10:00"))
    return ask(desk, case, sent, kind)


def ask(desk, case: Case, sent: str, kind: Asked = Asked.THIRD_PARTY) -> Case:
    """One more is asked."""
    return actions.consult(case, kind=kind, party="某公司", by=desk.registrar, at=moment(f"{sent} 10:00"))


def opinion(desk, case: Case, consultation: Consultation, came: str) -> Case:
    """Consent came."""
    return actions.receive_opinion(
        case, consultation=consultation.pk, opinion=Opinion.CONSENTS, by=desk.registrar, at=moment(f"{came} 10:00")
    )


def test_the_days_of_a_consultation_do_not_count(desk):
    case = asking(desk, "2025-04-14", "2025-04-18")
    assert (case.state, case.due_on) == (State.CONSULTING, None)
    case = opinion(desk, case, case.consultations.get(), "2025-05-08")
    assert (case.state, case.due_on_national) == (State.PROCESSING, date(2025, 5, 30))


def test_two_that_overlap_are_not_counted_twice(desk):
    case = ask(desk, asking(desk, "2025-04-14", "2025-04-18"), "2025-04-22")
    first, second = case.consultations.all()
    case = opinion(desk, case, second, "2025-05-06")
    assert case.state == State.CONSULTING
    case = opinion(desk, case, first, "2025-05-08")
    assert (case.state, case.due_on_national) == (State.PROCESSING, date(2025, 5, 30))


@pytest.mark.parametrize(("kind", "consent"), [(Asked.THIRD_PARTY, False), (Asked.CO_PRODUCER, True)])
def test_silence_is_consent_of_a_co_producer_and_decides_nothing_for_a_third_party(desk, kind, consent):
    case = asking(desk, "2025-09-08", "2025-09-12", kind)
    asked = case.consultations.get()
    actions.deliver_inquiry(case, consultation=asked.pk, by=desk.registrar, at=moment("2025-09-15 10:00"))
    case = actions.time_out_opinion(case, consultation=asked.pk, by=desk.registrar, at=moment("2025-10-12 10:00"))
    asked.refresh_from_db()
    assert (case.state, case.due_on_national) == (State.PROCESSING, date(2025, 11, 3))
    assert (asked.opinion, asked.is_consent, asked.ended_on) == (Opinion.SILENT, consent, date(2025, 10, 11))


def test_on_the_fifteenth_working_day_silence_does_not_count_yet(desk):
    case = asking(desk, "2025-09-08", "2025-09-12")
    asked = case.consultations.get()
    actions.deliver_inquiry(case, consultation=asked.pk, by=desk.registrar, at=moment("2025-09-15 10:00"))
    with pytest.raises(Refused, match="2025年10月11日届满"):
        actions.time_out_opinion(case, consultation=asked.pk, by=desk.registrar, at=moment("2025-10-11 17:00"))


def test_silence_counts_only_from_a_delivery(desk):
    case = asking(desk, "2025-09-08", "2025-09-12")
    with pytest.raises(Refused, match="收到征求意见书之日尚未登记"):
        actions.time_out_opinion(
            case, consultation=case.consultations.get().pk, by=desk.registrar, at=moment("2025-12-01 10:00")
        )


def test_silence_is_no_opinion(desk):
    case = asking(desk, "2025-04-14", "2025-04-18")
    with pytest.raises(Refused, match="逾期未答请按"):
        actions.receive_opinion(
            case,
            consultation=case.consultations.get().pk,
            opinion=Opinion.SILENT,
            by=desk.registrar,
            at=moment("2025-05-08 10:00"),
        )


def test_the_opinion_of_another_case_is_refused(desk):
    case, other = asking(desk, "2025-04-14", "2025-04-18"), asking(desk, "2025-04-14", "2025-04-18")
    with pytest.raises(Refused, match="请选择本件尚未结束的征求意见"):
        opinion(desk, case, other.consultations.get(), "2025-05-08")


def test_nobody_is_asked_after_the_answer_was_due(desk):
    with pytest.raises(Refused, match="须在答复期限届满前"):
        asking(desk, "2024-09-20", "2024-10-24")
