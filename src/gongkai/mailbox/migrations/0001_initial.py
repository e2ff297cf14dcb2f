import django.db.models.deletion
import gongkai.mailbox.choices
import gongkai.orgs.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('orgs', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Letter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=24, unique=True, verbose_name='信件编号')),
                ('query_code', gongkai.orgs.fields.EncryptedTextField(verbose_name='查询码')),
                ('kind', models.CharField(choices=[('consultation', '咨询'), ('suggestion', '建议'), ('help', '求助'), ('correction', '网站找错')], max_length=14, verbose_name='类别')),
                ('subject', gongkai.orgs.fields.EncryptedTextField(verbose_name='标题')),
                ('body', gongkai.orgs.fields.EncryptedTextField(verbose_name='内容')),
                ('writer_name', gongkai.orgs.fields.EncryptedTextField(blank=True, verbose_name='姓名')),
                ('contact', gongkai.orgs.fields.EncryptedTextField(blank=True, verbose_name='联系方式')),
                ('state', models.CharField(choices=[('received', '办理中'), ('answered', '已答复')], default=gongkai.mailbox.choices.LetterState['RECEIVED'], max_length=10, verbose_name='状态')),
                ('received_at', models.DateTimeField(verbose_name='来信时间')),
                ('due_on', models.DateField(verbose_name='答复期限')),
                ('answer', gongkai.orgs.fields.EncryptedTextField(blank=True, verbose_name='答复')),
                ('answered_at', models.DateTimeField(blank=True, null=True, verbose_name='答复时间')),
                ('page_address', models.CharField(blank=True, max_length=200, verbose_name='出错页面')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='orgs.organisation', verbose_name='承办单位')),
            ],
            options={
                'verbose_name': '信件',
                'verbose_name_plural': '信件',
                'ordering': ['-received_at', '-id'],
                'indexes': [models.Index(fields=['organisation', 'state', 'due_on'], name='letter_by_due'), models.Index(fields=['answered_at'], name='letter_by_answered')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', True), ('state', 'received')), models.Q(('answered_at__isnull', False), ('state', 'answered')), _connector='OR'), name='answered_letters_are_dated')],
            },
        ),
    ]
