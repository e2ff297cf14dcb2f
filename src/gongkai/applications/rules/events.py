"""What can happen to the clock of an application. An event that is still under way has no end day yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

# 条例 = 《政府信息公开条例》（国务院令第711号）
LAW_BEGINS_ON = date(2008, 5, 1)  # the first 条例 came into force
STANDARD_DAYS = 20  # working days, 条例 art. 33-2
EXTEND_BY_AT_MOST = 20  # working days in all, 条例 art. 33-2
CORRECT_WITHIN = 7  # working days after receipt, 条例 art. 30
REPLY_WITHIN = 15  # working days of whoever is consulted, 条例 art. 32 and 34
PAY_WITHIN = 20  # working days after the notice arrived, 信息处理费管理办法 art. 6

RECEIPT = "条例第三十一条"
CORRECTION = "条例第三十条"
TERM = "条例第三十三条"
CONSULTATION = "条例第三十二条、第三十三条"
EXCESSIVE = "条例第三十五条"
FEE = "条例第四十二条、信息处理费管理办法第六条"
NEXT_DAY = "民法典第二百零一条"


@dataclass(frozen=True, slots=True)
class Practice:
    """What a county does where the law is silent or its text could not be read; the defaults are cautious."""

    correction_days: int = 10  # working days to correct where the notice names no last day; 条例 art. 30 says 合理
    late_correction_restarts: bool = False  # whether a request after the 7th working day still restarts the clock
    payment_restarts: bool = True  # whether paying restarts the clock (办法 art. 6) or only ends a pause
    legality_review: bool = False  # whether a reply passes a review for legality before it is signed


@dataclass(frozen=True, slots=True)
class Received:
    """The application was received (条例第三十一条)."""

    on: date

    @property
    def begins_on(self) -> date:
        """The day of this event."""
        return self.on


@dataclass(frozen=True, slots=True)
class Correction:
    """The applicant was told to correct the application, by `until`; `received_on` the correction came (条例第三十条).

    `justified`: the office accepts the applicant's reason for coming late.
    """

    requested_on: date
    received_on: date | None = None
    until: date | None = None
    justified: bool = False

    @property
    def begins_on(self) -> date:
        """The day of this event."""
        return self.requested_on


@dataclass(frozen=True, slots=True)
class Consultation:
    """A third party or another organ was asked (条例第三十二条、第三十四条).

    `reached_on` is the day they got the letter: their fifteen working days run from it, and with them the pause ends
    even without an answer. `answered_on` is the day their answer came.
    """

    sent_on: date
    answered_on: date | None = None
    reached_on: date | None = None

    @property
    def begins_on(self) -> date:
        """The day of this event."""
        return self.sent_on


@dataclass(frozen=True, slots=True)
class Extension:
    """The answer was put off by that many working days and the applicant told so (条例第三十三条第二款)."""

    days: int
    notified_on: date
    approved: bool = True  # by the head of the disclosure office

    @property
    def begins_on(self) -> date:
        """The day of this event."""
        return self.notified_on


@dataclass(frozen=True, slots=True)
class Fee:
    """A fee notice was sent, reached the applicant, and was paid (条例第四十二条、信息处理费管理办法第六条)."""

    sent_on: date
    received_on: date | None = None
    paid_on: date | None = None

    @property
    def begins_on(self) -> date:
        """The day of this event."""
        return self.sent_on


@dataclass(frozen=True, slots=True)
class CustomDue:
    """For an excessive but reasonable application a later day was set and told to the applicant (条例第三十五条)."""

    due_on: date
    notified_on: date
    approved: bool = True  # by the head of the disclosure office

    @property
    def begins_on(self) -> date:
        """The day of this event."""
        return self.notified_on


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer was sent: by post the day it was posted, in person the day it was signed for."""

    on: date

    @property
    def begins_on(self) -> date:
        """The day of this event."""
        return self.on


Event = Received | Correction | Consultation | Extension | Fee | CustomDue | Answered
