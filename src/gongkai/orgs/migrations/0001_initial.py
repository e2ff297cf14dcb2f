import django.contrib.auth.models
import django.contrib.auth.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('path', models.CharField(max_length=255, unique=True)),
                ('depth', models.PositiveIntegerField()),
                ('numchild', models.PositiveIntegerField(default=0)),
                ('name', models.CharField(max_length=80, unique=True, verbose_name='全称')),
                ('short_name', models.CharField(max_length=30, verbose_name='简称')),
                ('slug', models.SlugField(max_length=40, unique=True, verbose_name='网址名')),
                ('kind', models.CharField(choices=[('government', '县政府'), ('office', '政府办公室'), ('department', '工作部门'), ('township', '乡镇（街道）')], max_length=12, verbose_name='类别')),
                ('credit_code', models.CharField(max_length=18, unique=True, verbose_name='统一社会信用代码')),
                ('duties', models.TextField(blank=True, verbose_name='机构职能')),
                ('head', models.CharField(blank=True, max_length=30, verbose_name='负责人')),
                ('address', models.CharField(blank=True, max_length=120, verbose_name='办公地址')),
                ('office_hours', models.CharField(blank=True, max_length=120, verbose_name='办公时间')),
                ('phone', models.CharField(blank=True, max_length=30, verbose_name='联系电话')),
                ('fax', models.CharField(blank=True, max_length=30, verbose_name='传真号码')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='互联网联系方式')),
                ('postcode', models.CharField(blank=True, max_length=6, verbose_name='邮政编码')),
                ('is_active', models.BooleanField(default=True, verbose_name='存续')),
                ('include_in_aggregate', models.BooleanField(default=True, help_text='垂直管理单位是否计入汇总各地不一，须在编制说明中注明。', verbose_name='计入县级汇总')),
            ],
            options={
                'verbose_name': '机构',
                'verbose_name_plural': '机构',
            },
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('username', models.CharField(error_messages={'unique': 'A user with that username already exists.'}, help_text='Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.', max_length=150, unique=True, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name='username')),
                ('first_name', models.CharField(blank=True, max_length=150, verbose_name='first name')),
                ('last_name', models.CharField(blank=True, max_length=150, verbose_name='last name')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='email address')),
                ('is_staff', models.BooleanField(default=False, help_text='Designates whether the user can log into this admin site.', verbose_name='staff status')),
                ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
                ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date joined')),
                ('full_name', models.CharField(blank=True, max_length=30, verbose_name='姓名')),
                ('mobile', models.CharField(blank=True, max_length=20, verbose_name='手机号码')),
                ('must_change_password', models.BooleanField(default=False, verbose_name='须修改密码')),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ],
            options={
                'verbose_name': '人员',
                'verbose_name_plural': '人员',
            },
            managers=[
                ('objects', django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('drafter', '信息员'), ('first_reviewer', '初审'), ('second_reviewer', '复审'), ('final_reviewer', '终审'), ('secrecy_reviewer', '保密审查员'), ('legal_reviewer', '合法性审核员'), ('registrar', '受理员'), ('handler', '承办人'), ('office_head', '工作机构负责人'), ('leader', '分管领导'), ('disclosure_office', '公开办'), ('supervisor', '监督员'), ('system_admin', '系统管理员'), ('security_admin', '安全管理员'), ('audit_admin', '审计管理员')], max_length=20, verbose_name='角色')),
                ('is_active', models.BooleanField(default=True, verbose_name='有效')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to=settings.AUTH_USER_MODEL, verbose_name='人员')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='orgs.organisation', verbose_name='机构')),
            ],
            options={
                'verbose_name': '任职',
                'verbose_name_plural': '任职',
                'ordering': ['id'],
                'indexes': [models.Index(fields=['organisation', 'role'], name='membership_by_role')],
                'constraints': [models.UniqueConstraint(fields=('person', 'organisation', 'role'), name='one_membership_each', violation_error_message='该人员在该机构已有此角色')],
            },
        ),
    ]
