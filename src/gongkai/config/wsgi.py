"""The WSGI entry."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.config.settings.production")
application = get_wsgi_application()

from gongkai.lib.memory import sweep_seldom  # noqa: E402
from gongkai.portal.keeping import drop_what_another_made  # noqa: E402  (needs the applications)

sweep_seldom()
drop_what_another_made()  # before a web server hands out what an earlier version rendered
