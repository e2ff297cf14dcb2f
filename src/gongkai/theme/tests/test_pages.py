"""What every public page must carry, and the pages for when something went wrong."""

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.views import defaults

from gongkai.theme.examples import examples

DUTIES = [
    "云溪县人民政府办公室",
    "云溪县信息化中心",
    "0990-5550100",
    "6599990001",
    "示例ICP备00000000号",
    "示例公网安备00000000000000号",
    "党政机关标识",
    "我为政府网站找错",
    "网站地图",
    "无障碍声明",
]


@pytest.mark.parametrize("address", ["/", "/item/", "/login/", "/patterns/", "/nothing/"])
def test_every_page_carries_the_site_tags_the_footer_duties_and_the_name(reader, address):
    page = reader.get(address).content.decode()
    for tag in ("SiteName", "SiteDomain", "SiteIDCode"):
        assert f'<meta name="{tag}" content="' in page
    assert 'content=""' not in page.split("</head>")[0]
    assert "国徽" in page
    assert [duty for duty in DUTIES if duty not in page] == []


def test_the_sample_mark_is_shown_only_for_sample_data(reader, settings):
    assert "示例数据" in reader.get("/").content.decode()
    settings.GONGKAI_SAMPLE_DATA = False
    assert "示例" not in reader.get("/login/").content.decode().split("<footer")[0]


def test_the_state_emblem_is_shown_where_it_is_set(reader, settings):
    settings.GONGKAI_SITE = {**settings.GONGKAI_SITE, "emblem": "county/emblem.svg"}
    assert '<img class="emblem" src="/static/county/emblem.svg" alt="国徽"' in reader.get("/").content.decode()


def test_the_county_may_have_its_own_main_colour(reader, settings):
    assert "county.css" not in reader.get("/").content.decode()
    settings.GONGKAI_SITE = {**settings.GONGKAI_SITE, "main_colour": "#8a1f1f"}
    assert "/county.css" in reader.get("/").content.decode()
    assert "--main: #8a1f1f" in reader.get("/county.css").content.decode()


def test_the_nav_marks_the_section_one_is_in_and_not_its_namesake(reader):
    page = reader.get("/item/").content.decode()
    assert '<a href="/item/" aria-current="page">政府信息公开</a>' in page
    assert page.count("aria-current") == 2  # nav and breadcrumb


def test_the_patterns_page_shows_every_example_and_how_to_call_it(reader):
    page = reader.get("/patterns/").content.decode()
    for example in examples():
        assert f'id="pattern-{example.name}"' in page
        assert example.template in page


@pytest.mark.parametrize("name", ["400.html", "500.html", "403_csrf.html"])
def test_the_bare_error_pages_need_no_context_and_say_what_to_do(name):
    page = render_to_string(name)
    assert "请" in page
    assert "云溪县人民政府网" in page
    assert "6599990001" in page


@pytest.mark.parametrize("view", [defaults.bad_request, defaults.permission_denied, defaults.page_not_found])
def test_django_finds_our_error_pages(view):
    page = view(RequestFactory().get("/x/"), Exception("secret detail")).content.decode()
    assert "云溪县人民政府网" in page
    assert "secret detail" not in page


def test_the_login_page_posts_name_password_and_where_to_go(reader):
    page = render_to_string("components/login_form.html", {"next": "/admin/?a=1&b=2"})
    for name in ("username", "password", "next"):
        assert f'name="{name}"' in page
    assert 'value="/admin/?a=1&amp;b=2"' in page


def test_an_article_has_its_tags():
    article = {"title": "通知", "published_at": None, "source": "县水利局"}
    page = render_to_string("meta/article.html", {"article": article})
    assert '<meta name="ArticleTitle" content="通知">' in page
    assert '<meta name="ContentSource" content="县水利局">' in page


def test_what_people_write_is_shown_and_not_run():
    page = render_to_string("components/notice.html", {"kind": "error", "text": "<script>alert(1)</script>"})
    assert "<script>" not in page
