from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='ClockJob',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('path', models.CharField(max_length=120, unique=True, verbose_name='任务')),
                ('next_at', models.DateTimeField(verbose_name='下次运行')),
                ('held_until', models.DateTimeField(blank=True, null=True, verbose_name='占用至')),
                ('started_at', models.DateTimeField(blank=True, null=True, verbose_name='上次开始')),
                ('finished_at', models.DateTimeField(blank=True, null=True, verbose_name='上次完成')),
                ('outcome', models.CharField(blank=True, max_length=300, verbose_name='结果')),
                ('error', models.TextField(blank=True, verbose_name='错误')),
                ('failures', models.PositiveIntegerField(default=0, verbose_name='连续失败次数')),
            ],
            options={
                'verbose_name': '定时任务',
                'verbose_name_plural': '定时任务',
            },
        ),
        migrations.CreateModel(
            name='Heartbeat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='时间')),
            ],
            options={
                'verbose_name': '心跳',
                'verbose_name_plural': '心跳',
            },
        ),
    ]
