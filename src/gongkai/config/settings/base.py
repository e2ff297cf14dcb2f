"""What every installation shares."""

from __future__ import annotations

import os
from pathlib import Path

import dj_database_url

PACKAGE = Path(__file__).resolve().parents[2]
VAR = Path(os.environ.get("GONGKAI_VAR", "var")).resolve()  # where this installation keeps its data

INSTALLED_APPS = [
    "gongkai.theme",
    "gongkai.orgs",
    "gongkai.ledger",
    "gongkai.files",
    "gongkai.proofing",
    "gongkai.disclosure",
    "gongkai.policies",
    "gongkai.registers",
    "gongkai.mailbox",
    "gongkai.applications",
    "gongkai.analytics",
    "gongkai.annual",
    "gongkai.desk",
    "gongkai.portal",
    "gongkai.api",
    "gongkai.ops",
    "wagtail.contrib.redirects",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "axes",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",  # Wagtail's “3分钟前” is translated only by this application
]

MIDDLEWARE = [
    "gongkai.config.middleware.ClientAddress",
    "django.middleware.security.SecurityMiddleware",
    "gongkai.config.middleware.Compressed",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "gongkai.api.limits.PoliteLimit",
    "csp.middleware.CSPMiddleware",
    "gongkai.portal.views.keeping.KeptPages",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "gongkai.config.middleware.OwnPasswordFirst",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "gongkai.config.middleware.AdminContentSecurity",
    "gongkai.portal.views.search.SearchRests",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "gongkai.config.urls"
WSGI_APPLICATION = "gongkai.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "gongkai.theme.context_processors.site",
                "gongkai.portal.context_processors.alert",
            ],
        },
    },
]

DATABASES = {
    "default": dj_database_url.parse(
        os.environ.get("GONGKAI_DATABASE_URL", f"sqlite:///{VAR / 'gongkai.sqlite3'}"), conn_max_age=60
    )
}
if "sqlite" in DATABASES["default"]["ENGINE"]:
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=20000",
    }
CACHES = {  # shared by all processes, so that limits on guessing hold for all of them
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR / "cache",
        "TIMEOUT": 15 * 60,
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文")]
LOCALE_PATHS = [PACKAGE / "config" / "locale"]
TIME_ZONE = "Asia/Shanghai"  # always: statutory days are Beijing days
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
GONGKAI_SEARCH = os.environ.get("GONGKAI_SEARCH", "")  # an index on another machine: https://host:9200/name
GONGKAI_SEARCH_DIR = VAR / "search"  # else the full-text index stands here; lost, it is built anew
MEDIA_ROOT = VAR / "files"  # private: nothing below it has an address; files leave only through views that check
MEDIA_URL = "/no-public-files/"

AUTH_USER_MODEL = "orgs.Person"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "gongkai.orgs.permissions.RoleBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "CommonPasswordValidator", "NumericPasswordValidator")
] + [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    }
]
LOGIN_URL = "/accounts/login/"
LOGIN_REDIRECT_URL = "/admin/"
LOGOUT_REDIRECT_URL = "/"
GONGKAI_WITHOUT_DESK = "/apply/mine/"  # where an account that holds no role comes to
AXES_HANDLER = "gongkai.orgs.locking.Handler"
AXES_FAILURE_LIMIT = 5  # tries of one name at one address
GONGKAI_TRIES_OF_A_NAME = 20  # tries of one name from everywhere
AXES_COOLOFF_TIME = 0.5  # hours
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # who goes on trying does not keep the owner out
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"], ["username"]]
AXES_LOCKOUT_TEMPLATE = "accounts/locked.html"
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "SAMEORIGIN"  # Wagtail's own preview is framed
SECURE_REFERRER_POLICY = "same-origin"

WAGTAIL_SITE_NAME = "政府信息公开平台"
WAGTAILADMIN_BASE_URL = os.environ.get("GONGKAI_BASE_URL", "http://127.0.0.1:8000")
WAGTAILADMIN_LOGIN_URL = LOGIN_URL
WAGTAIL_FRONTEND_LOGIN_URL = LOGIN_URL
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAIL_I18N_ENABLED = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False  # only those who can act are told, and a superuser reviews nothing
WAGTAIL_AUTOSAVE_INTERVAL = 5000  # milliseconds without typing; one revision and one line in the ledger a sitting
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAIL_FINISH_WORKFLOW_ACTION = "gongkai.config.wiring.release_approved"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
TAGGIT_CASE_INSENSITIVE = True

GONGKAI_DATA_KEYS = [key for key in os.environ.get("GONGKAI_DATA_KEYS", "").split(",") if key]  # first encrypts
GONGKAI_WIRING = "gongkai.config.wiring"  # what follows from an event
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_HANDLERS = ["gongkai.files.uploads.InMemory"]  # classified files are stopped before they touch a disk
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
DATA_UPLOAD_MAX_NUMBER_FILES = 20  # how large each may be: gongkai.files.tables
GONGKAI_ACCESS_LOG = Path(os.environ.get("GONGKAI_ACCESS_LOG", VAR / "access.log"))  # what visits are counted from
GONGKAI_KEEP_PAGES = os.environ.get("GONGKAI_KEEP_PAGES", "1") == "1"  # finished pages as files
GONGKAI_PROOF_KEEP_SHARE = float(os.environ.get("GONGKAI_PROOF_KEEP_SHARE", "0.5"))  # rules followed less are flagged
# the day from which this platform is the public one (2025-01-01): only older imported items go out as a batch
GONGKAI_CUT_OVER = os.environ.get("GONGKAI_CUT_OVER", "")
GONGKAI_PAGES_DIR = VAR / "pages"
# months a line of a register stays public where its own last day is not given; no rule could be read (facts §8.1)
GONGKAI_REGISTER_MONTHS = {"penalty": int(os.environ.get("GONGKAI_PENALTY_MONTHS", "12"))}
# by which rule a register shows natural persons' names; without one they are masked (facts §7.4, 产品约定)
GONGKAI_REGISTER_NAMES = {
    "licensing": os.environ.get("GONGKAI_LICENSING_NAMES", ""),
    "penalty": os.environ.get("GONGKAI_PENALTY_NAMES", ""),
}
GONGKAI_API_PER_MINUTE = int(os.environ.get("GONGKAI_API_PER_MINUTE", "600"))  # questions to the read API
GONGKAI_PROXIES = int(os.environ.get("GONGKAI_PROXIES", "0"))  # our own reverse proxies before this server

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}

from .csp import *  # noqa: E402, F403
from .site import *  # noqa: E402, F403  (the organ's own particulars)

# Mail goes to an SMTP server where one is named; otherwise letters lie in var/mail.
EMAIL_HOST = os.environ.get("GONGKAI_SMTP_HOST", "")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'filebased'}.EmailBackend"
EMAIL_FILE_PATH = VAR / "mail"
EMAIL_PORT = int(os.environ.get("GONGKAI_SMTP_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("GONGKAI_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("GONGKAI_SMTP_PASSWORD", "")
EMAIL_USE_SSL = EMAIL_PORT == 465
EMAIL_USE_TLS = not EMAIL_USE_SSL and os.environ.get("GONGKAI_SMTP_TLS", "0") == "1"  # STARTTLS
EMAIL_TIMEOUT = 10  # seconds
DEFAULT_FROM_EMAIL = os.environ.get("GONGKAI_MAIL_FROM", GONGKAI_SITE["email"])  # noqa: F405
