"""Settings of the desk: the web processes of one book, which the environment names."""

from __future__ import annotations

from pathlib import Path

from maillage.settings import env
from maillage.settings.base import *  # noqa: F403 # the desk is the base and more
from maillage.settings.base import INSTALLED_APPS as _APPS

_HERE = Path(__file__).resolve().parent.parent
_ADDRESS = env.text("MAILLAGE_DATABASE_URL", "")
BOOK = Path(env.text("MAILLAGE_BOOK", "."))
SECRET_KEY = env.text("MAILLAGE_SECRET_KEY", "no page is served by this process")
ALLOWED_HOSTS = env.text("MAILLAGE_HOSTS", "127.0.0.1,localhost").split(",")
SECURE = env.text("MAILLAGE_HTTPS", "") == "yes"

DATABASES = {
    "default": env.kept_open(env.database(_ADDRESS)) if _ADDRESS else env.sqlite((BOOK / "records.sqlite3").resolve())
}
INSTALLED_APPS = [
    *_APPS,
    "maillage.accounts",
    "maillage.desk",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_htmx",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "maillage.desk.language.LanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "maillage.settings.urls"
WSGI_APPLICATION = "maillage.desk.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [_HERE / "desk" / "templates", _HERE / "report" / "templates"],
        "OPTIONS": {
            "environment": "maillage.desk.drawing.environment",
            "context_processors": ["maillage.desk.drawing.page_context"],
        },
    },
    # What allauth writes itself (the words of its messages) is in Django's own language of templates.
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    },
]

AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = ["maillage.desk.signin.WithRoles"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "CommonPasswordValidator")
] + [{"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}}]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "today"
ACCOUNT_ADAPTER = "maillage.desk.signin.ClosedDoor"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = False
MFA_ADAPTER = "maillage.desk.factor.SecondFactor"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Maillage"
_PROVIDER = env.identity_provider()
SINGLE_SIGN_ON = _PROVIDER["name"] if _PROVIDER else ""
"""What the identity provider is called, "" where there is none."""
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [_PROVIDER] if _PROVIDER else []}}
SOCIALACCOUNT_ADAPTER = "maillage.desk.signin.KnownAlready"
SOCIALACCOUNT_STORE_TOKENS = False
# Failed attempts are counted by all processes together, across a restart too.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "desk_cache"}}
ALLAUTH_TRUSTED_PROXY_COUNT = env.count("MAILLAGE_PROXIES", 0)
"""How many servers stand before this one and add to X-Forwarded-For: without it nobody could tell visitors apart."""

FILE_UPLOAD_HANDLERS = ["maillage.desk.upload.InboxHandler"]
DATA_UPLOAD_MAX_NUMBER_FIELDS = 3000
"""A line of the quarantine may have a thousand cells."""

SESSION_ENGINE = "maillage.desk.session"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
CSRF_COOKIE_HTTPONLY = True
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        "font-src": ["'self'"],
        "form-action": ["'self'", *env.origins(_PROVIDER)],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
        "object-src": ["'none'"],
    }
}

LANGUAGES = [("fr", "Français"), ("en", "English")]
USE_I18N = True
STATIC_URL = "/static/"
STATICFILES_DIRS = [_HERE / "report" / "static"]
WHITENOISE_USE_FINDERS = True
"""The few files of the desk are served from where they lie: nothing has to be gathered before a start."""
