"""The file of a case: for how long, one package that proves itself, and personal data that are no longer needed."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import timedelta

import pytest
from click.testing import CliRunner

from gongkai.applications import actions
from gongkai.applications.letters.package import faults
from gongkai.applications.models import ArchivePackage, Remedy
from gongkai.applications.tasks import clear_personal_data, pack_archives
from gongkai.applications.terminal import archive as command
from gongkai.applications.tests.desk_life import ID_NUMBER
from gongkai.ledger.rules import chained_hash
from gongkai.lib.refusal import Refused
from tests.cast import moment

NOON = moment("2024-10-16 12:00")


def package_of(case) -> bytes:
    """The bytes of the package, made now."""
    made = actions.pack(case.package, by=None, at=NOON)
    with made.file.open("rb") as file:
        return file.read()


def changed(content: bytes, name: str, by: bytes | None) -> bytes:
    """The package with one file changed, or left out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for each in old.namelist():
            if each != name or by is not None:
                new.writestr(each, by if each == name else old.read(each))
    return out.getvalue()


def test_a_case_is_not_filed_without_a_retention_class(desk, settings):
    settings.GONGKAI_RETENTION = ""
    case = desk.answered()
    with pytest.raises(Refused, match="请选择保管期限"):
        actions.archive(case, by=desk.registrar, at=NOON)
    assert (
        actions.archive(case, retention="30", by=desk.registrar, at=NOON).package.get_retention_display() == "定期30年"
    )


def test_the_package_holds_forms_letters_proofs_timeline_and_index(desk):
    case = desk.archived()
    with zipfile.ZipFile(io.BytesIO(package_of(case))) as bundle:
        names = bundle.namelist()
        index, timeline = json.loads(bundle.read("index.json")), json.loads(bundle.read("timeline.json"))
    assert {"01-登记表.pdf", "02-保密审查表.pdf", "timeline.json"} < set(names)
    assert any(name.endswith("政府信息予以公开告知书.docx") for name in names)
    assert any(name.endswith("政府信息予以公开告知书-送达回证.pdf") for name in names)
    assert (index["number"], index["retention"]) == (case.number, "定期10年")
    assert [line["entry"]["name"] for line in timeline][0] == "case.submitted"
    assert len(index["files"]) == len(names) - 1


def test_a_whole_package_has_no_faults(desk):
    assert faults(package_of(desk.archived()), chained_hash) == []


@pytest.mark.parametrize(
    ("by", "fault"), [(b"%PDF-forged", "文件被改动：01-登记表.pdf"), (None, "缺少文件：01-登记表.pdf")]
)
def test_a_changed_or_missing_file_is_named(desk, by, fault):
    assert fault in faults(changed(package_of(desk.archived()), "01-登记表.pdf", by), chained_hash)


def test_a_rewritten_history_is_found_even_with_a_matching_index(desk):
    from gongkai.applications.letters.package import packed

    with zipfile.ZipFile(io.BytesIO(package_of(desk.archived()))) as bundle:
        files = {name: bundle.read(name) for name in bundle.namelist() if name != "index.json"}
    lines = json.loads(files["timeline.json"])
    lines[0]["entry"]["details"]["received_on"] = "2024-09-30"
    files["timeline.json"] = json.dumps(lines).encode()
    assert "与其散列值不符" in faults(packed(files, {}), chained_hash)[0]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"no zip at all"])
def test_what_is_no_package_is_said_to_be_none(content):
    assert "不是归档包" in faults(content, chained_hash)[0]


def test_the_command_tells_whole_from_broken(desk, tmp_path):
    whole, broken = tmp_path / "whole.zip", tmp_path / "broken.zip"
    whole.write_bytes(package_of(desk.archived()))
    broken.write_bytes(changed(whole.read_bytes(), "timeline.json", b"[]"))
    assert CliRunner().invoke(command, ["--verify", str(whole)]).exit_code == 0
    result = CliRunner().invoke(command, ["--verify", str(broken)])
    assert (result.exit_code, result.output) == (1, "文件被改动：timeline.json\n")


def test_the_clock_packs_what_waits_and_only_once(desk):
    case = desk.archived()
    assert pack_archives(at=NOON) == "制作1个"
    first = ArchivePackage.objects.get(case=case).sha256
    assert pack_archives(at=NOON) == "制作0个"
    assert actions.pack(case.package, by=None, at=NOON).sha256 == first


def test_the_package_is_handed_to_the_office_only(client, desk):
    case = desk.archived()
    client.force_login(desk.handler)
    assert client.get(f"/admin/applications/{case.pk}/package/").status_code in {302, 403}
    client.force_login(desk.registrar)
    response = client.get(f"/admin/applications/{case.pk}/package/")
    assert faults(b"".join(response.streaming_content), chained_hash) == []


def test_identity_and_contacts_go_when_no_remedy_can_need_them(desk):
    case = desk.archived()
    pack_archives(at=NOON)
    assert "精简案卷0件" in clear_personal_data(at=NOON + timedelta(days=300))
    assert "精简案卷1件" in clear_personal_data(at=NOON + timedelta(days=400))
    case.refresh_from_db()
    assert ID_NUMBER not in case.identity_no
    assert case.contact == ""
    assert case.applicant_name == "赵春来"


def test_a_pending_remedy_keeps_them(desk):
    case = desk.archived()
    pack_archives(at=NOON)
    Remedy.objects.create(case=case, organisation=case.organisation, kind="reconsideration", filed_on=NOON.date())
    assert "精简案卷0件" in clear_personal_data(at=NOON + timedelta(days=400))
    case.refresh_from_db()
    assert case.identity_no == ID_NUMBER
