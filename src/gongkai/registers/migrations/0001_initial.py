import django.db.models.deletion
import gongkai.orgs.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('disclosure', '0001_initial'),
        ('orgs', '0001_initial'),
        ('orgs', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='ImportRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=12, verbose_name='登记簿')),
                ('name', models.CharField(max_length=200, verbose_name='文件名')),
                ('sha256', models.CharField(max_length=64, verbose_name='文件散列')),
                ('lines', gongkai.orgs.fields.EncryptedTextField(verbose_name='各行内容')),
                ('total', models.PositiveIntegerField(verbose_name='行数')),
                ('problems', models.JSONField(default=list, verbose_name='问题')),
                ('done', models.PositiveIntegerField(default=0, verbose_name='已处理')),
                ('entered', models.PositiveIntegerField(default=0, verbose_name='新登记')),
                ('known', models.PositiveIntegerField(default=0, verbose_name='已登记过')),
                ('started_at', models.DateTimeField(null=True, verbose_name='开始导入')),
                ('created_at', models.DateTimeField(verbose_name='上传时间')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='导入人')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orgs.organisation', verbose_name='登记单位')),
            ],
            options={
                'verbose_name': '登记簿导入',
                'verbose_name_plural': '登记簿导入',
                'ordering': ['-id'],
            },
        ),
        migrations.CreateModel(
            name='RegisterEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=12, verbose_name='登记簿')),
                ('doc_no', models.CharField(max_length=100, verbose_name='文号、编号')),
                ('party', models.CharField(blank=True, max_length=100, verbose_name='对象')),
                ('subject', models.CharField(max_length=200, verbose_name='事项')),
                ('basis', models.CharField(blank=True, max_length=200, verbose_name='依据')),
                ('decided_on', models.DateField(verbose_name='日期')),
                ('values', models.JSONField(blank=True, default=dict, verbose_name='各栏内容')),
                ('private', gongkai.orgs.fields.EncryptedTextField(blank=True, verbose_name='不公示的内容')),
                ('shown_until', models.DateField(blank=True, null=True, verbose_name='公示截止日')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='公开期限')),
                ('withheld_reason', models.CharField(blank=True, max_length=200, verbose_name='不公开的理由')),
                ('is_superseded', models.BooleanField(default=False, verbose_name='已有新的版本')),
                ('item', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='disclosure.item', verbose_name='公开条目')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='register_entries', to='orgs.organisation', verbose_name='登记单位')),
                ('replaces', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='registers.registerentry', verbose_name='取代')),
            ],
            options={
                'verbose_name': '登记簿记录',
                'verbose_name_plural': '登记簿记录',
                'ordering': ['-decided_on', '-id'],
                'indexes': [models.Index(fields=['kind', '-decided_on', '-id'], name='entry_by_kind'), models.Index(fields=['organisation', 'kind', '-decided_on', '-id'], name='entry_by_organ')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('is_superseded', False)), fields=('organisation', 'kind', 'doc_no'), name='one_entry_per_number', violation_error_message='本单位已登记这一文号')],
            },
        ),
        migrations.CreateModel(
            name='PublicRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=12, verbose_name='登记簿')),
                ('day', models.DateField(verbose_name='日期')),
                ('ended_on', models.DateField(null=True, verbose_name='执行至')),
                ('text', models.TextField(verbose_name='检索文本')),
                ('record', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='register_row', to='disclosure.gaterecord')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orgs.organisation')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='public_rows', to='registers.registerentry')),
            ],
            options={
                'verbose_name': '登记簿公开行',
                'verbose_name_plural': '登记簿公开行',
                'ordering': ['-day', '-id'],
                'indexes': [models.Index(fields=['kind', '-day', '-id'], name='public_row_newest'), models.Index(fields=['kind', 'unit', '-day', '-id'], name='public_row_of_unit')],
            },
        ),
        migrations.CreateModel(
            name='EnforcementDecision',
            fields=[
            ],
            options={
                'verbose_name': '行政执法决定',
                'verbose_name_plural': '行政执法决定',
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('registers.registerentry',),
        ),
        migrations.CreateModel(
            name='FeeReturn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(verbose_name='年度')),
                ('amount_yuan', models.DecimalField(decimal_places=2, max_digits=14, verbose_name='收费金额（元）')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='说明')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='fee_returns', to='orgs.organisation', verbose_name='执收单位')),
            ],
            options={
                'verbose_name': '行政事业性收费年度入库',
                'verbose_name_plural': '行政事业性收费年度入库',
                'constraints': [models.UniqueConstraint(fields=('organisation', 'year'), name='one_fee_return_a_year'), models.CheckConstraint(condition=models.Q(('amount_yuan__gte', 0)), name='fee_return_not_negative')],
            },
        ),
    ]
