"""Keeping the register of normative documents."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from gongkai.disclosure.models import Item
from gongkai.ledger.actions import record
from gongkai.lib.clock import beijing_date
from gongkai.lib.refusal import refuse_if
from gongkai.orgs.models import Organisation, Person
from gongkai.policies import rules
from gongkai.policies.models import NormativeDocument


@transaction.atomic
def register_document(
    organisation: Organisation,
    *,
    title: str,
    doc_no: str,
    issued_on: date,
    by: Person | None,
    at: datetime,
    expires_on: date | None = None,
    registration_no: str = "",
    item: Item | None = None,
) -> NormativeDocument:
    """Enter a normative document; `item` is its public text where there is one.

    Raises Refused where its number is malformed or known, or its dates cannot be.
    """
    title, doc_no = title.strip(), doc_no.strip()
    refuse_if(
        rules.why_not_register(
            title=title,
            doc_no=doc_no,
            is_known=NormativeDocument.objects.filter(doc_no=doc_no).exists(),
            issued_on=issued_on,
            expires_on=expires_on,
            today=beijing_date(at),
        )
    )
    document = NormativeDocument.objects.create(
        organisation=organisation,
        title=title,
        doc_no=doc_no,
        issued_on=issued_on,
        expires_on=expires_on,
        registration_no=registration_no.strip(),
        item=item,
    )
    record("document.registered", document, by=by, at=at, doc_no=doc_no, issued_on=issued_on, expires_on=expires_on)
    return document


@transaction.atomic
def repeal(document: NormativeDocument, *, on: date, basis: str, by: Person | None, at: datetime) -> NormativeDocument:
    """Repeal a document from a day on, by the act named in `basis`.

    Raises Refused where it is repealed or expired already, where no basis is named, or the day cannot be.
    """
    document = NormativeDocument.objects.select_for_update().get(pk=document.pk)
    refuse_if(
        rules.why_not_repeal(
            is_repealed=document.repealed_on is not None,
            basis=basis,
            issued_on=document.issued_on,
            expires_on=document.expires_on,
            on=on,
            today=beijing_date(at),
        )
    )
    document.repealed_on, document.repeal_basis = on, basis.strip()
    document.save(update_fields=["repealed_on", "repeal_basis"])
    record("document.repealed", document, by=by, at=at, on=on, basis=document.repeal_basis)
    return document
