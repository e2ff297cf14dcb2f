"""Gives the applications that were there before their keyed hashes."""

from django.db import migrations

from gongkai.orgs.fields import fingerprint


def hash_applicants(apps, schema_editor):
    """Compute the hashes from what is decrypted, some hundred at a time."""
    Case = apps.get_model("applications", "Case")
    some = []
    for case in Case.objects.filter(applicant_key="").only("pk", "identity_no", "contact").iterator(500):
        case.applicant_key, case.contact_key = fingerprint(case.identity_no), fingerprint(case.contact)
        some.append(case)
        if len(some) == 500:
            Case.objects.bulk_update(some, ["applicant_key", "contact_key"])
            some.clear()
    Case.objects.bulk_update(some, ["applicant_key", "contact_key"])


class Migration(migrations.Migration):
    dependencies = [("applications", "0005_office")]
    operations = [migrations.RunPython(hash_applicants, migrations.RunPython.noop, elidable=True)]
