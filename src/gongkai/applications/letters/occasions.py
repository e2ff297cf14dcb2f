"""Which letters an act brings forth, and which letter an act serves."""

from __future__ import annotations

from gongkai.applications.choices import Asked, LetterKind
from gongkai.applications.choices import LetterKind as K

# verb → the letters it writes; `consult`, `approve` and `draft` depend on the case
WRITTEN: dict[str, tuple[LetterKind, ...]] = {
    "submit": (K.RECEIPT,),
    "register": (K.RECEIPT,),
    "confirm": (K.RECEIPT,),
    "request_correction": (K.CORRECTION_NOTICE,),
    "request_reason": (K.REASON_REQUEST,),
    "set_due": (K.DELAY_NOTICE,),
    "extend": (K.EXTENSION_NOTICE,),
    "notice_fee": (K.FEE_NOTICE,),
    "lapse_correction": (K.UNCORRECTED_NOTICE,),
    "lapse_fee": (K.UNPAID_NOTICE,),
    "withdraw": (K.WITHDRAWAL_CONFIRMATION,),
}
INQUIRIES = {
    Asked.THIRD_PARTY: K.THIRD_PARTY_INQUIRY,
    Asked.CO_PRODUCER: K.CO_PRODUCER_INQUIRY,
    Asked.OTHER_ORGAN: K.CO_HANDLING_LETTER,
}
UNNUMBERED = frozenset({K.RECEIPT, K.WITHDRAWAL_CONFIRMATION})  # confirmations, not documents of their own
SERVED_BY = {
    "deliver_inquiry": frozenset(INQUIRIES.values()),
    "deliver_fee_notice": frozenset({K.FEE_NOTICE}),
}  # the verb says on which day; the letter keeps it
BRING_FORTH = {*WRITTEN, *SERVED_BY, "consult", "approve", "send", "serve"}  # no other act touches a letter
