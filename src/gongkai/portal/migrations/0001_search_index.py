from django.db import migrations


class Migration(migrations.Migration):
    """Once the search index, which is a folder of files now (0002 removes its table)."""

    dependencies = [("disclosure", "0001_initial")]

    operations = []
