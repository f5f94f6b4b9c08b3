"""Settings of the newsroom, all from the environment; docs/operations.md lists them.

Without any variable set, the product runs on one machine for the people at it: its own private PostgreSQL,
a generated secret key, plain http on the loopback address. `HTTPS=true` turns on all that a public address needs.
"""

import os
import re
from datetime import timedelta
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from pghistory.config import ContextJSONField, ContextUUIDField

from newsroom.database import database_settings, replica_settings
from newsroom.logs import logging_settings
from newsroom.secret import stored_secret


def env(name: str, default: str = "") -> str:
    """A variable's text; an empty one counts as not set."""
    return os.environ.get(name, "").strip() or default


def env_bool(name: str, default: bool = False) -> bool:
    """A yes or no: 1/true/yes/on or 0/false/no/off. Anything else is an error, so that a typo never opens a door."""
    value = env(name).lower()
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    if value:
        raise ImproperlyConfigured(f"{name} must be true or false, not {value!r}.")
    return default


def env_int(name: str, default: int) -> int:
    """A whole number, zero or more."""
    value = env(name)
    if value and not value.isdecimal():
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}.")
    return int(value) if value else default


def env_amount(name: str) -> float:
    """An amount such as 2.50, zero or more; 0 where nothing is set."""
    value = env(name, "0")
    if not re.fullmatch(r"[0-9]{1,12}(\.[0-9]{1,9})?", value):
        raise ImproperlyConfigured(f"{name} must be an amount such as 2.50, not {value!r}.")
    return float(value)


def env_list(name: str, default: str = "") -> list[str]:
    """Items between commas, trimmed, empty ones left out."""
    return [item.strip() for item in env(name, default).split(",") if item.strip()]


def env_networks(name: str) -> list[IPv4Network | IPv6Network]:
    """Networks between commas, such as 10.20.0.0/16 or one address."""
    try:
        return [ip_network(item) for item in env_list(name)]
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} must be networks such as 10.20.0.0/16: {error}.") from None


BASE_DIR = Path(__file__).resolve().parent.parent
# pytest sets this for as long as it runs; tests need neither collected static files nor slow password hashes.
TESTING = "PYTEST_VERSION" in os.environ

DEBUG = env_bool("DEBUG")
HTTPS = env_bool("HTTPS")
STATE_DIR = Path(env("STATE_DIR", str(BASE_DIR / ".state")))
SECRET_KEY = env("SECRET_KEY") or stored_secret(STATE_DIR / "secret_key")
ALLOWED_HOSTS = env_list("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = env_list("CSRF_TRUSTED_ORIGINS")

# How many proxies of ours stand before gunicorn: so many entries at the end of X-Forwarded-For are true.
PROXY_COUNT = env_int("PROXY_COUNT", 0)

INSTALLED_APPS = [
    "newsroom",
    "entities",
    "articles",
    "newsroom.apps.NewsroomAdminConfig",  # django.contrib.admin, on a site of ours
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "django_filters",
    "django_htmx",
    "csp",
    "axes",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "newsroom.middleware.TraceRequest",
    # Before the checks of host and https, which who probes a process does not meet.
    "newsroom.probes.AnswerProbes",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Before whatever may refuse a request, so that error pages carry the policy too.
    "csp.middleware.CSPMiddleware",
    "newsroom.middleware.RefuseBadCharacters",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "newsroom.sessions.HideEmbargoed",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "newsroom.replica.ReadFromReplica",
    "pghistory.middleware.HistoryMiddleware",
    "axes.middleware.AxesMiddleware",
    "newsroom.middleware.ExplainWrongMethod",
]

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

METRICS_TOKEN = env("METRICS_TOKEN")
METRICS_LOOPBACK = env_bool("METRICS_LOOPBACK")
WORKER_METRICS_PORT = env_int("WORKER_METRICS_PORT", 0)
HAS_METRICS = bool(METRICS_TOKEN or METRICS_LOOPBACK or WORKER_METRICS_PORT)

_watched = {
    "SLOW_SECONDS": env_int("SLOW_QUERY_SECONDS", 5),
    "COUNTED": HAS_METRICS,
    "COMMENTED": env_bool("SQL_COMMENTS"),
}
_pool_size = env_int("DATABASE_POOL", 8)
DATABASES = {
    "default": _watched
    | database_settings(
        url=env("DATABASE_URL"),
        folder=BASE_DIR / ".postgres",
        pool_size=_pool_size,
        owner_url=env("DATABASE_OWNER_URL"),
        pooler_url=env("DATABASE_POOLER_URL"),
    )
}
REPLICA_LAG_SECONDS = env_int("REPLICA_LAG_SECONDS", 5)
if env("DATABASE_REPLICA_URL"):
    DATABASES["replica"] = _watched | replica_settings(env("DATABASE_REPLICA_URL"), _pool_size)
    DATABASE_ROUTERS = ["newsroom.replica.Router"]
if TESTING:
    DATABASES["default"] |= DATABASES["default"]["OWNER"]  # tests make databases and empty tables
    # What a power cut would lose of a test database is no loss.
    DATABASES["default"]["OPTIONS"].setdefault("options", "-c synchronous_commit=off")
# Who acted stands in each row of history itself, and no row of history is ever changed.
PGHISTORY_CONTEXT_FIELD = ContextJSONField()
PGHISTORY_CONTEXT_ID_FIELD = ContextUUIDField(null=True, db_index=True)
PGHISTORY_APPEND_ONLY = True
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"  # articles.jobs
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = False

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = Path(env("STATIC_ROOT", str(BASE_DIR / "staticfiles")))
_manifest = "whitenoise.storage.CompressedManifestStaticFilesStorage"
_plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": _plain if TESTING or DEBUG else _manifest},
}
WHITENOISE_USE_FINDERS = TESTING or DEBUG
WHITENOISE_AUTOREFRESH = DEBUG

# People

LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "login"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "newsroom.backends.WithPermissions",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
if TESTING:
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# A newsroom shares one address, so a colleague's typos must not lock out the others: count by user and address.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = env_int("LOGIN_FAILURES", 6)
AXES_COOLOFF_TIME = timedelta(minutes=env_int("LOGIN_COOLOFF_MINUTES", 15))
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_LOCKOUT_TEMPLATE = "registration/locked.html"
AXES_CLIENT_IP_CALLABLE = "newsroom.middleware.client_address"
AXES_VERBOSE = False

# Mail is sent to those who have forgotten their password, where a server is named.
EMAIL_HOST, EMAIL_PORT = env("EMAIL_HOST"), env_int("EMAIL_PORT", 25)
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = env("EMAIL_USER"), env("EMAIL_PASSWORD")
EMAIL_USE_TLS, EMAIL_TIMEOUT = env_bool("EMAIL_TLS"), 30
DEFAULT_FROM_EMAIL = env("EMAIL_FROM", "newsroom@localhost")
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60

# Reading: what one question about a text, or about a story, may cost before it is stopped.

READING_SECONDS = max(env_int("READING_SECONDS", 60), 1)
READING_MB = max(env_int("READING_MB", 1024), 256)

# A language model to read with beside the shipped reader, where there is one: docs/readers.md. Prices are for a million
# tokens; a budget is money where there are prices, else tokens; 0 sets none.

READER_URL = env("READER_URL")
READER_MODEL = env("READER_MODEL")
READER_KEY = env("READER_KEY")
READER_LOCAL = env_bool("READER_LOCAL")
READER_PROXY = env("READER_PROXY")
READER_REPLAY = env("READER_REPLAY")
READER_EMBED_MODEL = env("READER_EMBED_MODEL")
READER_SECONDS = max(env_int("READER_SECONDS", 120), 1)
READER_CHARACTERS = max(env_int("READER_CHARACTERS", 60_000), 2_000)
READER_TOKENS = max(env_int("READER_TOKENS", 8_000), 100)
READER_PRICE_IN = env_amount("READER_PRICE_IN")
READER_PRICE_OUT = env_amount("READER_PRICE_OUT")
READER_DAY_BUDGET = env_amount("READER_DAY_BUDGET")
READER_STORY_BUDGET = env_amount("READER_STORY_BUDGET")

# Fetching: by what name sites know us, how many seconds each is left alone between two requests, and which networks
# beside the public one may be reached, on any port.

FETCH_AGENT = env("FETCH_AGENT", "NewsroomDesk/1.0")
if not (FETCH_AGENT.isascii() and FETCH_AGENT.isprintable()):
    raise ImproperlyConfigured(f"FETCH_AGENT must be plain letters without accents, not {FETCH_AGENT!r}.")
FETCH_DELAY = env_int("FETCH_DELAY", 2)
FETCH_ALLOW = env_networks("FETCH_ALLOW")
WIKIDATA = env("WIKIDATA")  # what an item's number is put behind to be asked for its names; empty, nothing is asked
if WIKIDATA and not WIKIDATA.startswith(("https://", "http://")):
    raise ImproperlyConfigured(f"WIKIDATA must be an address, not {WIKIDATA!r}.")

# Requests

# One file may have 10 MB, which intake sees to; REQUEST_MAX_BYTES holds for a whole request, files included.
REQUEST_MAX_BYTES = env_int("REQUEST_MAX_MB", 64) * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DATA_UPLOAD_MAX_NUMBER_FILES = 200
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SESSION_ENGINE = "newsroom.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_AGE = 14 * 24 * 60 * 60
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SAMESITE = "Lax"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

if HTTPS:
    SECURE_SSL_REDIRECT = env_bool("SSL_REDIRECT", True)
    SECURE_HSTS_SECONDS = env_int("HSTS_SECONDS", 365 * 24 * 60 * 60)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = env_bool("HSTS_INCLUDE_SUBDOMAINS", True)
    SECURE_HSTS_PRELOAD = env_bool("HSTS_PRELOAD", True)
    if PROXY_COUNT:
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# What is told of the work: docs/operations.md, "Watching it".

LOG_FORMAT = env("LOG_FORMAT", "line")
if LOG_FORMAT not in ("line", "json"):
    raise ImproperlyConfigured(f"LOG_FORMAT must be line or json, not {LOG_FORMAT!r}.")
LOGGING = logging_settings(env("LOG_LEVEL", "WARNING").upper(), LOG_FORMAT == "json")
WORKER_QUEUES = env_list("WORKER_QUEUES")
if unknown := set(WORKER_QUEUES) - {"default", "acts", "wire", "feeds", "model", "night"}:
    raise ImproperlyConfigured(f"WORKER_QUEUES names {', '.join(sorted(unknown))}, which is no queue.")
READY_JOB_MINUTES = env_int("READY_JOB_MINUTES", 60)
