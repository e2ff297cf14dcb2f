from django.db import migrations, models


class Migration(migrations.Migration):
    # Null and without a default on purpose: SQLite would make the table anew for one, and lose the triggers that keep it
    # append-only.
    dependencies = [
        ('ledger', '0002_append_only'),
    ]

    operations = [
        migrations.AddField(
            model_name='event',
            name='address',
            field=models.CharField(max_length=39, null=True, verbose_name='网络地址'),
        ),
    ]
