"""`gongkai mirror`, `gongkai links` and `gongkai nginx`: the copy of the site, its links, the web server before it."""

from __future__ import annotations

import os
from pathlib import Path

import click

SETTINGS = "DJANGO_SETTINGS_MODULE"
DEV = "gongkai.config.settings.dev"
PROGRESS = 200  # addresses between two lines that tell how far it is


def _start_django() -> None:
    import django

    os.environ.setdefault(SETTINGS, DEV)
    os.environ["GONGKAI_KEEP_PAGES"] = "0"  # what is copied is rendered anew
    django.setup()


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), metavar="文件夹")
@click.option("--whole", is_flag=True, help="全部重新生成，而不是只更新有变动的页面。")
def mirror(folder: Path, *, whole: bool) -> None:
    """把公开网站的静态副本写入文件夹，再次运行只更新有变动的页面。

    网站或数据库停止时，任何网页服务器都可以用这一副本继续提供首页、栏目、信息和政策。
    """
    _start_django()
    from gongkai.portal.mirror import STATE, Mirror

    if whole:
        (folder / STATE).unlink(missing_ok=True)
    shown = {"done": 0}

    def tell(done: int, known: int) -> None:
        if done - shown["done"] >= PROGRESS:
            shown["done"] = done
            click.echo(f"  {done}/{known}", err=True)

    written = Mirror(folder, tell).bring_up()
    click.echo(f"静态副本已更新：写入{written}个地址，位于 {folder}")


@click.command()
def links() -> None:
    """把公开网站的页面逐个打开，列出坏链，并按国办秘函〔2019〕19号算出扣分；有坏链时退出码为1。

    站外链接不检查：政务外网的机器不一定能访问互联网。
    """
    _start_django()
    from gongkai.portal.broken import broken_links
    from gongkai.portal.rules import AT_MOST, costs, deduction

    shown = {"done": 0}

    def tell(done: int, known: int) -> None:
        if done - shown["done"] >= PROGRESS:
            shown["done"] = done
            click.echo(f"  {done}/{known}", err=True)

    found = broken_links(tell=tell)
    for one in found:
        click.echo(f"{one.page} → {one.link}（{one.status}）扣{costs(one.page)}分")
    taken = deduction(one.page for one in found)
    click.echo(f"坏链{len(found)}处，“可用性”扣{taken}分（上限{AT_MOST}分，国办秘函〔2019〕19号）")
    if found:
        raise SystemExit(1)


@click.command()
@click.option("--name", "names", multiple=True, required=True, help="网站域名，可以写多个。")
@click.option("--upstream", default="127.0.0.1:8000", show_default=True, help="gongkai serve 的监听地址。")
@click.option("--mirror", "mirror_folder", type=click.Path(path_type=Path), help="静态副本所在的文件夹。")
@click.option("--listen", default="", help="监听端口或地址，默认 80，有证书时为 443。")
@click.option(
    "--scheme", default="http", show_default=True, type=click.Choice(["http", "https"]), help="网站对外用的协议。"
)
@click.option("--certificate", type=click.Path(path_type=Path), help="HTTPS 证书文件（含证书链）。")
@click.option("--key", type=click.Path(path_type=Path), help="证书的私钥文件。")
@click.option("--tls-elsewhere", is_flag=True, help="HTTPS 由前置网关提供，本机收到的是 HTTP。")
def nginx(
    names: tuple[str, ...],
    upstream: str,
    mirror_folder: Path | None,
    listen: str,
    scheme: str,
    certificate: Path | None,
    key: Path | None,
    *,
    tls_elsewhere: bool,
) -> None:
    """打印 nginx 站点配置：直接发送已生成的页面，其余转给网站，网站停止时改用静态副本。"""
    _start_django()
    from gongkai.portal.webserver import Certificate, site_conf, why_not_configure

    if (certificate is None) != (key is None):
        raise click.ClickException("--certificate 和 --key 须同时给出")
    given = Certificate(certificate, key) if certificate and key else None
    reasons = why_not_configure(scheme=scheme, certificate=given, elsewhere=tls_elsewhere)
    if reasons:
        raise click.ClickException("；".join(reasons))
    conf = site_conf(
        names=names, upstream=upstream, mirror=mirror_folder, listen=listen, scheme=scheme, certificate=given
    )
    click.echo(conf, nl=False)
