from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('disclosure', '0006_timing'),
        ('registers', '0001_initial'),
    ]

    operations = [
        migrations.RemoveConstraint('enforcementdecision', 'one_decision_per_number'),
        migrations.RemoveIndex('enforcementdecision', 'decision_by_kind'),
        migrations.RenameModel('EnforcementDecision', 'RegisterEntry'),
    ]
