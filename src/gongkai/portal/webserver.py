"""The nginx configuration of the recommended deployment, written from what is set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from csp.utils import build_policy
from django.conf import settings

from gongkai.portal import kept

FRESH = 60  # seconds a browser may keep a finished page before asking again

CONF = """\
# gongkai nginx 生成。放入 http {{ }} 之内，例如 /etc/nginx/conf.d/gongkai.conf。
map $request_method$is_args$http_cookie $gongkai_kept {{
    default        /nothing-kept;
    "GET"          /pages;
    "HEAD"         /pages;
}}
map $http_host $gongkai_host {{
    default          {scheme}-$http_host;
    ~^(.+):([0-9]+)$ {scheme}-$1_$2;
}}
map $uri $gongkai_static {{  # 文件名带内容摘要的，一年内不必再问
    default                   "max-age=3600";
    "~\\.[0-9a-f]{{12}}\\.[^/]+$" "max-age=31536000, immutable";
}}

log_format gongkai "[$time_local]\t$request_method\t$uri\t$status"
    "\t$sent_http_content_type\t$remote_addr\t$http_user_agent";

server {{
    access_log {log} gongkai buffer=64k flush=1s;
    listen {listen};
    server_name {names};{tls}
    root {root};
    charset utf-8;
    gzip_static on;
    client_max_body_size 60m;
    error_page 413 /413/;

    # 只有不带参数、不带 Cookie 的 GET 请求才使用已生成的页面
    location / {{
        add_header Content-Security-Policy "{policy}" always;
        add_header X-Content-Type-Options nosniff always;
        add_header X-Frame-Options SAMEORIGIN always;
        add_header Referrer-Policy same-origin always;{hsts}
        add_header Cache-Control "max-age={fresh}, must-revalidate";
        try_files $gongkai_kept/$gongkai_host${{uri}}index.html @gongkai;
    }}
    location /static/ {{
        alias {static}/;
        add_header Cache-Control $gongkai_static;
        add_header X-Content-Type-Options nosniff always;
        try_files $uri @gongkai;
    }}

    location @gongkai {{
        proxy_pass http://{upstream};
        proxy_set_header Host $http_host;
        proxy_set_header X-Forwarded-For $remote_addr;
        proxy_set_header X-Forwarded-Proto {scheme};
        proxy_read_timeout 120s;{fallback}
    }}
{mirror}}}
{redirect}"""
TLS = """
    ssl_certificate {certificate};
    ssl_certificate_key {key};
    ssl_protocols TLSv1.2 TLSv1.3;
    ssl_session_cache shared:gongkai:5m;"""
HSTS = """
        add_header Strict-Transport-Security "max-age={seconds}{below}" always;"""
REDIRECT = """
server {{
    listen 80;
    server_name {names};
    return 301 https://$host$request_uri;
}}
"""
FALLBACK = """
        proxy_connect_timeout 3s;
        proxy_intercept_errors on;
        error_page 500 502 504 = @mirror;"""
MIRROR = """
    # 网站或数据库停止：改用静态副本（gongkai mirror），?page=2 对应 page-2/
    location @mirror {{
        root {folder};
        gzip on;
        gzip_vary on;
        gzip_types text/css application/javascript application/json application/xml application/atom+xml image/svg+xml;
        error_page 404 = /resting/index.html;
        if ($arg_page ~ ^[0-9]+$) {{ rewrite ^(.*)/$ $1/page-$arg_page/index.html break; }}
        try_files $uri ${{uri}}index.html /resting/index.html =503;
    }}
"""


@dataclass(frozen=True, slots=True)
class Certificate:
    """The files with which nginx answers over TLS."""

    certificate: Path
    key: Path


def why_not_configure(*, scheme: str, certificate: Certificate | None, elsewhere: bool) -> list[str]:
    """Reasons against a configuration: HTTPS needs a certificate here, or a gateway before this machine that has it."""
    if scheme == "http":
        return ["证书只用于 --scheme https"] if certificate or elsewhere else []
    if elsewhere:
        return ["证书在前置网关上时，不写 --certificate 和 --key"] if certificate else []
    if certificate is None:
        return ["HTTPS 须有证书：请用 --certificate 和 --key 指定证书和私钥；证书在前置网关上的，写 --tls-elsewhere"]
    return [f"找不到文件 {path}" for path in (certificate.certificate, certificate.key) if not path.is_file()]


def site_conf(
    *,
    names: Sequence[str],
    upstream: str,
    mirror: Path | None,
    listen: str,
    scheme: str,
    certificate: Certificate | None = None,
) -> str:
    """The site's configuration; with a mirror's folder, what to do while the site does not answer.

    `listen` is empty for the usual port. With a certificate nginx speaks TLS, and leads port 80 there.
    """
    usual = "443" if certificate else "80"
    redirect = REDIRECT.format(names=" ".join(names)) if certificate and not listen else ""
    return CONF.format(
        listen=f"{listen or usual}{' ssl' if certificate else ''}",
        tls=_tls(certificate),
        hsts=_hsts() if scheme == "https" else "",
        redirect=redirect,
        names=" ".join(names),
        root=kept.root(),
        scheme=scheme,
        policy=build_policy(),
        log=settings.GONGKAI_ACCESS_LOG,
        fresh=FRESH,
        static=settings.STATIC_ROOT,
        upstream=upstream,
        fallback=FALLBACK if mirror else "",
        mirror=MIRROR.format(folder=mirror.resolve()) if mirror else "",
    )


def _tls(given: Certificate | None) -> str:
    if given is None:
        return ""
    return TLS.format(certificate=given.certificate.resolve(), key=given.key.resolve())


def _hsts() -> str:
    """The header that the site itself sends as well, as production's settings have it."""
    seconds, below = settings.SECURE_HSTS_SECONDS, settings.SECURE_HSTS_INCLUDE_SUBDOMAINS
    return HSTS.format(seconds=seconds, below="; includeSubDomains" if below else "") if seconds else ""
