"""Just enough Django to show the theme alone."""

SECRET_KEY = "only-for-tests"
ALLOWED_HOSTS = ["*"]
INSTALLED_APPS = ["gongkai.theme", "django.contrib.staticfiles"]
ROOT_URLCONF = "gongkai.theme.tests.site.urls"
STATIC_URL = "/static/"
DEBUG = False
LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "DIRS": [__file__.replace("settings.py", "templates")],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "gongkai.theme.context_processors.site",
            ],
        },
    },
]
GONGKAI_SAMPLE_DATA = True
GONGKAI_SITE = {
    "name": "云溪县人民政府网",
    "county": "云溪县",
    "domain": "www.yunxi.example",
    "id_code": "6599990001",
    "organiser": "云溪县人民政府办公室",
    "undertaker": "云溪县信息化中心",
    "phone": "0990-5550100",
    "email": "xxgk@yunxi.example",
    "address": "云溪县清水路1号",
    "icp": "示例ICP备00000000号",
    "police": "示例公网安备00000000000000号",
    "nav": (
        ("首页", "/"),
        ("政府信息公开", "/item/"),
        ("依申请公开", "/apply/"),
        ("政策", "/policy/"),
        ("互动", "/letters/"),
    ),
}
