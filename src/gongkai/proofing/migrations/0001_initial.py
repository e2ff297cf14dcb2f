import django.db.models.deletion
import gongkai.proofing.choices
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('files', '0001_initial'),
        ('orgs', '0001_initial'),
        ('orgs', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Scan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('why', models.CharField(max_length=100, verbose_name='缘由')),
                ('engine', models.CharField(max_length=40, verbose_name='校对器版本')),
                ('lists', models.JSONField(default=dict, verbose_name='词表版本')),
                ('total', models.PositiveIntegerField(verbose_name='总数')),
                ('done', models.PositiveIntegerField(default=0, verbose_name='已扫描')),
                ('last', models.BigIntegerField(default=0, verbose_name='扫到')),
                ('started_at', models.DateTimeField(verbose_name='发起时间')),
                ('finished_at', models.DateTimeField(blank=True, null=True, verbose_name='完成时间')),
                ('stopped_at', models.DateTimeField(blank=True, null=True, verbose_name='停止时间')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='发起人')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orgs.organisation', verbose_name='范围')),
            ],
            options={
                'verbose_name': '全站扫描',
                'verbose_name_plural': '全站扫描',
                'ordering': ['-id'],
            },
        ),
        migrations.CreateModel(
            name='Watched',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('subject_type', models.CharField(max_length=60, verbose_name='对象类别')),
                ('subject_id', models.BigIntegerField(verbose_name='对象编号')),
                ('open', models.JSONField(default=dict, verbose_name='发现')),
            ],
            options={
                'verbose_name': '待处理的校对发现',
                'verbose_name_plural': '待处理的校对发现',
                'constraints': [models.UniqueConstraint(fields=('subject_type', 'subject_id'), name='one_watch_per_subject')],
            },
        ),
        migrations.CreateModel(
            name='WordList',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=0, verbose_name='版本')),
                ('digest', models.CharField(blank=True, max_length=64, verbose_name='摘要')),
                ('changed_at', models.DateTimeField(null=True, verbose_name='修改时间')),
                ('owner', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='word_list', to='orgs.organisation', verbose_name='单位')),
            ],
            options={
                'verbose_name': '校对词表',
                'verbose_name_plural': '校对词表',
            },
        ),
        migrations.CreateModel(
            name='FileProof',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('engine', models.CharField(max_length=40, verbose_name='校对器版本')),
                ('spots', models.JSONField(default=list, verbose_name='发现')),
                ('problem', models.CharField(blank=True, max_length=300, verbose_name='未能校对之处')),
                ('proofed_at', models.DateTimeField(verbose_name='校对时间')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proofs', to='files.storedfile', verbose_name='文件')),
            ],
            options={
                'verbose_name': '附件校对',
                'verbose_name_plural': '附件校对',
                'constraints': [models.UniqueConstraint(fields=('file', 'engine'), name='one_proof_per_engine')],
            },
        ),
        migrations.CreateModel(
            name='Slip',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('subject_id', models.BigIntegerField(verbose_name='信息编号')),
                ('title', models.CharField(max_length=200, verbose_name='名称')),
                ('where', models.CharField(max_length=200, verbose_name='位置')),
                ('rule', models.CharField(max_length=20, verbose_name='规则')),
                ('severity', models.CharField(max_length=8, verbose_name='级别')),
                ('quote', models.CharField(max_length=200, verbose_name='原文')),
                ('put', models.CharField(max_length=200, null=True, verbose_name='建议')),
                ('before', models.CharField(blank=True, max_length=40, verbose_name='前文')),
                ('after', models.CharField(blank=True, max_length=40, verbose_name='后文')),
                ('message', models.CharField(max_length=300, verbose_name='说明')),
                ('mark', models.CharField(max_length=16, verbose_name='标识')),
                ('group', models.CharField(max_length=16, verbose_name='同类')),
                ('scan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='slips', to='proofing.scan')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orgs.organisation')),
            ],
            options={
                'verbose_name': '扫描所见',
                'verbose_name_plural': '扫描所见',
                'ordering': ['id'],
                'indexes': [models.Index(fields=['scan', 'group'], name='slip_by_group')],
            },
        ),
        migrations.CreateModel(
            name='Tally',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rule', models.CharField(max_length=20, verbose_name='规则')),
                ('month', models.DateField(verbose_name='月份')),
                ('found', models.PositiveIntegerField(default=0, verbose_name='发现')),
                ('accepted', models.PositiveIntegerField(default=0, verbose_name='采纳')),
                ('changed', models.PositiveIntegerField(default=0, verbose_name='另行改动')),
                ('ignored', models.PositiveIntegerField(default=0, verbose_name='忽略')),
                ('waived', models.PositiveIntegerField(default=0, verbose_name='签字放行')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orgs.organisation', verbose_name='单位')),
            ],
            options={
                'verbose_name': '校对统计',
                'verbose_name_plural': '校对统计',
                'constraints': [models.UniqueConstraint(fields=('unit', 'rule', 'month'), name='one_tally_per_rule_and_month')],
            },
        ),
        migrations.CreateModel(
            name='Waiver',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('subject_type', models.CharField(max_length=60, verbose_name='对象类别')),
                ('subject_id', models.BigIntegerField(verbose_name='对象编号')),
                ('mark', models.CharField(max_length=16, verbose_name='标识')),
                ('rule', models.CharField(max_length=20, verbose_name='规则')),
                ('context', models.CharField(max_length=400, verbose_name='原文')),
                ('reason', models.CharField(max_length=200, verbose_name='理由')),
                ('at', models.DateTimeField(verbose_name='签字时间')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='签字人')),
            ],
            options={
                'verbose_name': '校对放行',
                'verbose_name_plural': '校对放行',
                'constraints': [models.UniqueConstraint(fields=('subject_type', 'subject_id', 'mark'), name='one_waiver_per_finding', violation_error_message='这一处已经签字放行')],
            },
        ),
        migrations.CreateModel(
            name='Word',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('allow', '不报的词'), ('wrong', '易错词'), ('post', '领导职务')], default=gongkai.proofing.choices.WordKind['ALLOW'], max_length=8, verbose_name='类别')),
                ('word', models.CharField(max_length=80, verbose_name='词语')),
                ('put', models.CharField(blank=True, max_length=80, verbose_name='应为、职务')),
                ('place', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='排序')),
                ('rule', models.CharField(blank=True, max_length=20, verbose_name='只对规则')),
                ('reason', models.CharField(blank=True, max_length=200, verbose_name='理由')),
                ('since', models.PositiveIntegerField(verbose_name='始于版本')),
                ('until', models.PositiveIntegerField(blank=True, null=True, verbose_name='止于版本')),
                ('added_at', models.DateTimeField(verbose_name='添加时间')),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='添加人')),
                ('words', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='proofing.wordlist', verbose_name='词表')),
            ],
            options={
                'verbose_name': '词条',
                'verbose_name_plural': '词条',
                'ordering': ['kind', 'word', 'id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('until', None)), fields=('words', 'kind', 'word', 'put', 'rule'), name='one_entry_per_word', violation_error_message='词表里已经有这个词')],
            },
        ),
    ]
