from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='DailyVisits',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(unique=True, verbose_name='日期')),
                ('visits', models.PositiveIntegerField(default=0, verbose_name='访问次数')),
                ('visitors', models.PositiveIntegerField(default=0, help_text='当日不同的地址与浏览器，地址本身不留存', verbose_name='访客数')),
                ('machines', models.PositiveIntegerField(default=0, help_text='不计入访问次数', verbose_name='程序访问')),
                ('counted_at', models.DateTimeField(null=True, verbose_name='统计时间')),
            ],
            options={
                'verbose_name': '每日访问',
                'verbose_name_plural': '每日访问',
                'ordering': ['-day'],
            },
        ),
    ]
