import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    # All of the libraries' tables first: made after ours, each of their steps would have to take in all our models.
    dependencies = [
        ('axes', '0010_accessattemptexpiration'),
        ('orgs', '__first__'),
        ('sessions', '0001_initial'),
        ('taggit', '0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx'),
        ('wagtailadmin', '0006_formstate'),
        ('wagtailcore', '0098_apitoken'),
        ('wagtaildocs', '0014_alter_document_file_size'),
        ('wagtailembeds', '0009_embed_cache_until'),
        ('wagtailimages', '0027_image_description'),
        ('wagtailredirects', '0008_add_verbose_name_plural'),
        ('wagtailsearch', '0010_add_text_fields'),
        ('wagtailusers', '0015_userprofile_keyboard_shortcuts'),
    ]

    operations = [
        migrations.CreateModel(
            name='Examination',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sha256', models.CharField(max_length=64, verbose_name='散列值')),
                ('rules', models.PositiveSmallIntegerField(verbose_name='规则版本')),
                ('spots', models.JSONField(default=list, verbose_name='发现')),
                ('problems', models.JSONField(default=list, verbose_name='无法检查之处')),
                ('pictures', models.JSONField(default=list, verbose_name='未识别文字的图片')),
                ('shown', models.JSONField(default=list, verbose_name='读者所见文字')),
                ('examined_at', models.DateTimeField(verbose_name='透视时间')),
            ],
            options={
                'verbose_name': '附件透视',
                'verbose_name_plural': '附件透视',
                'ordering': ['-id'],
            },
        ),
        migrations.CreateModel(
            name='Conclusion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(max_length=500, verbose_name='理由')),
                ('basis', models.CharField(max_length=120, verbose_name='依据')),
                ('assessment', models.TextField(blank=True, help_text='个人信息保护法第五十五条、第五十六条：事前评估，至少保存三年', verbose_name='个人信息保护影响评估')),
                ('concluded_at', models.DateTimeField(verbose_name='审查时间')),
                ('concluded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='审查人')),
                ('examination', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, to='files.examination', verbose_name='附件透视')),
            ],
            options={
                'verbose_name': '透视结论',
                'verbose_name_plural': '透视结论',
            },
        ),
        migrations.CreateModel(
            name='StoredFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file', models.FileField(upload_to='%Y/%m', verbose_name='文件')),
                ('name', models.CharField(max_length=200, verbose_name='文件名')),
                ('content_type', models.CharField(max_length=120, verbose_name='类型')),
                ('size', models.PositiveBigIntegerField(verbose_name='字节数')),
                ('sha256', models.CharField(db_index=True, max_length=64, verbose_name='散列值')),
                ('stored_at', models.DateTimeField(verbose_name='存入时间')),
                ('stored_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='存入人')),
            ],
            options={
                'verbose_name': '文件',
                'verbose_name_plural': '文件',
            },
        ),
        migrations.CreateModel(
            name='MaskedCopy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('keeps_id_ends', models.BooleanField(default=False, verbose_name='保留身份证号首尾')),
                ('made_at', models.DateTimeField(verbose_name='生成时间')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='生成人')),
                ('copy', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='masked_from', to='files.storedfile', verbose_name='脱敏件')),
                ('original', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='masked_copies', to='files.storedfile', verbose_name='原件')),
            ],
            options={
                'verbose_name': '脱敏件',
                'verbose_name_plural': '脱敏件',
            },
        ),
        migrations.AddField(
            model_name='examination',
            name='file',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='examinations', to='files.storedfile', verbose_name='文件'),
        ),
    ]
