"""T-087: links to other than government sites lead by way of a notice, all others do not."""

from __future__ import annotations

import pytest

from gongkai.lib.outside import is_outside, way_out, with_notice

OWN = "www.yunxi.example"


@pytest.mark.parametrize(
    ("url", "outside"),
    [
        ("https://www.gov.cn/zhengce/", False),
        ("http://gov.cn", False),
        ("https://www.yunxi.gov.cn:8443/a", False),
        ("https://云溪.政务/", False),
        ("https://xn--3ct77j.xn--zfr164b/", False),
        ("https://www.yunxi.example/items/1/", False),
        ("/items/1/", False),
        ("#top", False),
        ("mailto:a@b.example", False),
        ("http://[", False),
        ("https://news.example/1.html", True),
        ("//news.example/1.html", True),
        ("https://gov.cn.evil.example/", True),
        ("https://evilgov.cn/", True),
        ("HTTPS://NEWS.EXAMPLE", True),
    ],
)
def test_what_is_outside(url: str, outside: bool) -> None:
    assert is_outside(url, own=OWN) is outside
    assert way_out(url, own=OWN).startswith("/leave/?to=") is outside


def test_only_outside_links_of_a_text_are_turned() -> None:
    text = '<p><a href="https://a.example/?x=1&amp;y=2">甲</a><a href="/items/1/">乙</a><a href="https://www.gov.cn/?a&amp;b">丙</a></p>'
    turned = with_notice(text, own=OWN)
    assert '<a href="/leave/?to=https%3A%2F%2Fa.example%2F%3Fx%3D1%26y%3D2">甲</a>' in turned
    assert '<a href="/items/1/">乙</a><a href="https://www.gov.cn/?a&amp;b">丙</a>' in turned
    assert with_notice("<p>没有链接</p>", own=OWN) == "<p>没有链接</p>"
