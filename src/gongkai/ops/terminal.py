"""`gongkai demo`, `gongkai serve`, `gongkai manage`: from nothing to a running site in one command."""

from __future__ import annotations

import os
import shutil
import time
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gongkai.lib.memory import sweep_seldom
from gongkai.ops.serving import serve_for_good, why_not_listen

if TYPE_CHECKING:
    from gongkai.ledger.models import Event

SETTINGS = "DJANGO_SETTINGS_MODULE"
DEV = "gongkai.config.settings.dev"
HOST = click.option("--host", default="127.0.0.1", show_default=True, help="监听地址。")
PORT = click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="监听端口。")


@click.command()
@HOST
@PORT
@click.option("--reset", is_flag=True, help="删除示例县的全部数据，重新装入。")
@click.option("--no-serve", is_flag=True, help="只装入数据，不启动网站。")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="示例县的“今天”，默认为当天。")
@click.option("--scale", default=1.0, hidden=True, type=click.FloatRange(0, 1, min_open=True))
def demo(host: str, port: int, *, reset: bool, no_serve: bool, today: datetime | None, scale: float) -> None:
    """装入示例县（云溪县，虚构）并启动网站。

    首次启动约需一两分钟；再次启动保留已有数据，只需几秒。
    """
    if not no_serve:
        _refuse_if(why_not_listen(host, port))
    os.environ.setdefault(SETTINGS, DEV)
    _start_django()
    _refuse_if(_why_not_demonstrate())

    if reset:
        _remove_county()
    _migrate()
    _load(today.date() if today else None, scale)
    if no_serve:
        return
    _introduce(host, port)
    serve_for_good(host, port)


@click.command()
@HOST
@PORT
def serve(host: str, port: int) -> None:
    """启动网站，不装入任何数据。

    配置由环境变量 DJANGO_SETTINGS_MODULE 指定，未指定时使用演示配置。
    """
    _refuse_if(why_not_listen(host, port))
    if SETTINGS not in os.environ:
        click.echo(f"未指定 {SETTINGS}，使用演示配置。正式运行请设为 gongkai.config.settings.production。")
    os.environ.setdefault(SETTINGS, DEV)
    _start_django()
    _migrate_or_refuse()
    click.echo(f"网站：http://{host}:{port}/　按 Ctrl-C 停止。")
    serve_for_good(host, port)


@click.command()
@click.option("--once", is_flag=True, help="只运行到期的任务一次，列出结果后退出。")
@click.option("--beside", type=int, hidden=True)
def clock(*, once: bool, beside: int | None) -> None:
    """按时运行定时任务：定时发布、到期下线、巡检等。

    gongkai serve 和 gongkai demo 会自动带上它；用别的程序提供网站时，请单独运行一个。
    """
    os.environ.setdefault(SETTINGS, DEV)
    _start_django()
    _migrate_or_refuse()
    from django.utils import timezone

    from gongkai.ops.clock import run_for_good, tick
    from gongkai.ops.queries import title_of

    if not once:
        run_for_good(parent=beside, now=timezone.now)
        return
    done = tick(timezone.now(), now=timezone.now)
    for job in done:
        click.echo(f"{title_of(job.path)}：{job.error or job.outcome or '完成'}")
    if any(job.error for job in done):
        raise click.ClickException("有任务没有成功，将自动重试。")


@click.command(context_settings={"ignore_unknown_options": True}, add_help_option=False)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    """Django 的管理命令，例如 gongkai manage migrate。"""
    from django.core.management import execute_from_command_line

    os.environ.setdefault(SETTINGS, DEV)
    execute_from_command_line(["gongkai manage", *arguments])


def _refuse_if(reasons: list[str]) -> None:
    if reasons:
        raise click.ClickException("；".join(reasons))


def _start_django() -> None:
    import django

    from gongkai.ops.messages import compile_messages

    compile_messages()
    django.setup()
    sweep_seldom()


def _why_not_demonstrate() -> list[str]:
    from django.conf import settings

    if settings.GONGKAI_SAMPLE_DATA:
        return []
    return [f"当前为正式配置（{os.environ[SETTINGS]}），不得装入示例数据。演示请设 {SETTINGS}={DEV}。"]


def _pending() -> bool:
    """Whether the database lacks tables or changes of them."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _migrate() -> None:
    from django.core.management import call_command
    from django.db import connection

    if not _pending():
        return
    since, done = time.monotonic(), "升级" if connection.introspection.table_names() else "建立"
    click.echo(f"正在{done}数据库……")
    call_command("migrate", verbosity=0)
    click.echo(f"  数据库已{done}（{time.monotonic() - since:.1f}秒）")


def _migrate_or_refuse() -> None:
    if _pending():
        raise click.ClickException("数据库尚未建立或者需要升级，请先运行 gongkai manage migrate，或者用 gongkai demo。")


def _load(today: date | None, scale: float) -> None:
    from django.utils import timezone

    from gongkai.ops.demo.county import build, is_empty

    if not is_empty():
        _tell_age()
        return
    at = timezone.now()
    click.echo("正在装入示例县（约需一两分钟，只装一次）……")
    since = time.monotonic()
    build(today=today or timezone.localdate(at), at=at, scale=scale, tell=click.echo)
    click.echo(f"示例县已装入，共用{time.monotonic() - since:.1f}秒。")


def _loaded() -> Event | None:
    """The ledger's line about the loading of the sample county; None where there is another county, or none."""
    from gongkai.ledger.models import Event

    return Event.objects.named("county.loaded").first()


def _tell_age() -> None:
    loaded = _loaded()
    if loaded is None:
        click.echo("数据库中已有数据（不是示例县），直接启动。")
        return
    day = date.fromisoformat(loaded.details["today"])
    click.echo(
        f"示例县已装入（数据截至{day.year}年{day.month}月{day.day}日），保留原有数据。重新装入：gongkai demo --reset"
    )


def _remove_county() -> None:
    """Delete the sample county with its files; refuses where the data are of another county."""
    from django.conf import settings
    from django.db import connection

    if connection.vendor != "sqlite":
        raise click.ClickException("--reset 只用于自带的 SQLite 数据库；其他数据库请由管理员删除后重建。")
    if _has_county() and _loaded() is None:
        raise click.ClickException("数据库中的数据不是示例县，未删除。")
    name = str(settings.DATABASES["default"]["NAME"])
    connection.close()
    for path in (name, f"{name}-wal", f"{name}-shm"):
        Path(path).unlink(missing_ok=True)
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)
    click.echo("示例县的数据已删除。")


def _has_county() -> bool:
    from django.db import connection

    from gongkai.ops.demo.county import is_empty

    return "orgs_organisation" in connection.introspection.table_names() and not is_empty()


def _introduce(host: str, port: int) -> None:
    """The address, and an account for each role."""
    from gongkai.ops.demo.people import PASSWORD, shown_accounts

    click.echo(f"\n网站　http://{host}:{port}/　　工作台　http://{host}:{port}/admin/\n")
    click.echo(f"演示账号（密码都是 {PASSWORD}）：")
    for username, role, place in shown_accounts():
        click.echo(f"  {username:<12}{role}（{place}）")
    click.echo(
        "\n其他单位的账号为“单位网址名-角色”，如 minzhengju-chushen。重新装入：gongkai demo --reset。按 Ctrl-C 停止。"
    )
