"""Personal data at rest: ciphertext in the database, plain text in Python, keys that change."""

from __future__ import annotations

import pytest
from cryptography.fernet import Fernet, InvalidToken
from django.db import connection

from gongkai.mailbox.actions import receive
from gongkai.mailbox.choices import LetterKind
from gongkai.mailbox.models import Letter
from gongkai.orgs.models import Organisation
from tests.cast import moment

OLD, NEW = (Fernet.generate_key().decode() for _ in range(2))


@pytest.fixture
def letter(water: Organisation, settings: object) -> Letter:
    settings.GONGKAI_DATA_KEYS = [OLD]
    return receive(
        water,
        kind=LetterKind.HELP,
        subject="停水",
        body="清水路已停水三天，请派人查看。",
        contact="199-0000-0001",
        at=moment("2024-03-08 12:00"),
    )


def stored(column: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM mailbox_letter")
        return cursor.fetchone()[0]


def test_the_database_holds_ciphertext_and_python_plain_text(letter: Letter) -> None:
    assert stored("contact").startswith("gAAAA")
    assert "199" not in stored("contact")
    assert "停水" not in stored("body")
    kept = Letter.objects.get()
    assert (kept.contact, kept.body) == ("199-0000-0001", "清水路已停水三天，请派人查看。")


def test_an_empty_text_stays_empty(letter: Letter) -> None:
    assert stored("writer_name") == ""
    assert Letter.objects.get().writer_name == ""


def test_a_new_key_in_front_encrypts_and_the_old_one_still_reads(letter: Letter, settings: object) -> None:
    settings.GONGKAI_DATA_KEYS = [NEW, OLD]
    kept = Letter.objects.get()
    assert kept.contact == "199-0000-0001"
    kept.save()
    settings.GONGKAI_DATA_KEYS = [NEW]
    assert Letter.objects.get().contact == "199-0000-0001"


def test_without_its_key_nothing_is_read(letter: Letter, settings: object) -> None:
    settings.GONGKAI_DATA_KEYS = [NEW]
    with pytest.raises(InvalidToken):
        Letter.objects.get()


def test_the_same_text_is_never_stored_alike(letter: Letter) -> None:
    before = stored("contact")
    Letter.objects.get().save()
    assert stored("contact") != before
