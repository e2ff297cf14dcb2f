from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("portal", "0001_search_index")]

    operations = [migrations.RunSQL("DROP TABLE IF EXISTS portal_search", migrations.RunSQL.noop)]
