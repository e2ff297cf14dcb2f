import django.db.models.deletion
import gongkai.annual.choices
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('disclosure', '0001_initial'),
        ('files', '0001_initial'),
        ('orgs', '0001_initial'),
        ('orgs', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='AnnualReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(verbose_name='年度')),
                ('title', models.CharField(max_length=120, verbose_name='标题')),
                ('figures', models.JSONField(default=dict, verbose_name='统计数据')),
                ('narrative', models.JSONField(default=dict, verbose_name='叙述数字')),
                ('texts', models.JSONField(default=dict, verbose_name='文字部分')),
                ('fee_yuan', models.PositiveIntegerField(default=0, verbose_name='信息处理费（元）')),
                ('digest', models.CharField(blank=True, max_length=64, verbose_name='数据摘要')),
                ('compiled_at', models.DateTimeField(blank=True, null=True, verbose_name='统计时间')),
                ('versions', models.JSONField(default=dict, verbose_name='规则版本')),
                ('lacking', models.JSONField(default=dict, verbose_name='缺报说明')),
                ('explanations', models.JSONField(default=list, verbose_name='差异说明')),
                ('state', models.CharField(choices=[('draft', '编制中'), ('submitted', '已报送'), ('returned', '已退回'), ('accepted', '已接收')], default=gongkai.annual.choices.ReportState['DRAFT'], max_length=10, verbose_name='报送状态')),
                ('submitted_at', models.DateTimeField(blank=True, null=True, verbose_name='报送时间')),
                ('returned_for', models.CharField(blank=True, max_length=500, verbose_name='退回原因')),
                ('is_imported', models.BooleanField(default=False, verbose_name='由交换文件报送')),
                ('imported', models.JSONField(default=dict, verbose_name='交换文件中的其他内容')),
                ('item', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='annual_report', to='disclosure.item', verbose_name='公开条目')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='annual_reports', to='orgs.organisation', verbose_name='报告机关')),
            ],
            options={
                'verbose_name': '年度报告',
                'verbose_name_plural': '年度报告',
                'ordering': ['-year', 'organisation_id'],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'year'), name='one_report_a_year')],
            },
        ),
        migrations.CreateModel(
            name='Supplement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(verbose_name='年度')),
                ('table', models.CharField(max_length=20, verbose_name='表')),
                ('row', models.CharField(max_length=60, verbose_name='行')),
                ('column', models.CharField(max_length=40, verbose_name='列')),
                ('value', models.DecimalField(decimal_places=6, max_digits=16, verbose_name='补录数')),
                ('reason', models.CharField(max_length=300, verbose_name='说明')),
                ('entered_at', models.DateTimeField(verbose_name='补录时间')),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True, verbose_name='撤销时间')),
                ('entered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='补录人')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile', verbose_name='佐证文件')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='supplements', to='orgs.organisation', verbose_name='报告机关')),
            ],
            options={
                'verbose_name': '人工补录',
                'verbose_name_plural': '人工补录',
                'ordering': ['id'],
                'indexes': [models.Index(fields=['year', 'organisation'], name='supplement_by_year')],
            },
        ),
    ]
