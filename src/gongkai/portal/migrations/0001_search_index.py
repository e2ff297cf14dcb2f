from django.db import migrations

from gongkai.portal import index


class Migration(migrations.Migration):
    dependencies = [("disclosure", "0001_initial")]

    operations = [migrations.RunPython(index.create, index.drop)]
