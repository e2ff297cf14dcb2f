import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('orgs', '0001_initial'),
        ('orgs', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='ChainHead',
            fields=[
                ('id', models.SmallIntegerField(default=1, primary_key=True, serialize=False)),
                ('last_id', models.BigIntegerField(default=0)),
                ('last_hash', models.CharField(default='0000000000000000000000000000000000000000000000000000000000000000', max_length=64)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('id', 1)), name='only_one_chain_head')],
            },
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=60, verbose_name='事项')),
                ('subject_type', models.CharField(max_length=60, verbose_name='对象类别')),
                ('subject_id', models.BigIntegerField(verbose_name='对象编号')),
                ('at', models.DateTimeField(verbose_name='时间')),
                ('details', models.JSONField(default=dict, verbose_name='内容')),
                ('previous_hash', models.CharField(max_length=64)),
                ('hash', models.CharField(max_length=64, unique=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='经办人')),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orgs.organisation', verbose_name='机构')),
            ],
            options={
                'verbose_name': '台账记录',
                'verbose_name_plural': '台账记录',
                'ordering': ['id'],
                'indexes': [models.Index(fields=['subject_type', 'subject_id', 'id'], name='event_by_subject'), models.Index(fields=['name', 'at'], name='event_by_name'), models.Index(fields=['at'], name='event_by_time')],
            },
        ),
        migrations.CreateModel(
            name='FailedReaction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reaction', models.CharField(max_length=120, verbose_name='反应')),
                ('error', models.TextField(verbose_name='错误')),
                ('failed_at', models.DateTimeField(verbose_name='失败时间')),
                ('replayed_at', models.DateTimeField(blank=True, null=True, verbose_name='重做时间')),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='failed_reactions', to='ledger.event')),
            ],
            options={
                'verbose_name': '失败的反应',
                'verbose_name_plural': '失败的反应',
            },
        ),
    ]
