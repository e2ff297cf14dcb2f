import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('disclosure', '0001_initial'),
        ('orgs', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='NormativeDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200, verbose_name='名称')),
                ('doc_no', models.CharField(max_length=60, unique=True, verbose_name='文号')),
                ('registration_no', models.CharField(blank=True, max_length=40, verbose_name='统一登记号')),
                ('issued_on', models.DateField(verbose_name='制发日期')),
                ('expires_on', models.DateField(blank=True, null=True, verbose_name='有效期至')),
                ('repealed_on', models.DateField(blank=True, null=True, verbose_name='废止日期')),
                ('repeal_basis', models.CharField(blank=True, max_length=200, verbose_name='废止依据')),
                ('item', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='disclosure.item', verbose_name='公开条目')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='normative_documents', to='orgs.organisation', verbose_name='制定机关')),
            ],
            options={
                'verbose_name': '行政规范性文件',
                'verbose_name_plural': '行政规范性文件',
                'ordering': ['-issued_on', '-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('repealed_on__isnull', True), models.Q(('repeal_basis', ''), _negated=True), _connector='OR'), name='repeal_names_its_basis', violation_error_message='废止须填写依据文件')],
            },
        ),
    ]
