from django.db import migrations

from gongkai.ledger import triggers


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]

    operations = [migrations.RunPython(triggers.create, triggers.drop)]
