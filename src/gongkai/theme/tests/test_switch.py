"""Switching 长者模式 and 高对比: kept on all pages, left with one click, and never a way to another site."""

import pytest


@pytest.mark.parametrize(
    ("address", "mark"), [("/elder/", 'data-mode="elder"'), ("/contrast/", 'data-contrast="high"')]
)
def test_a_mode_is_kept_on_the_pages_that_follow_until_it_is_left(reader, address, mark):
    assert mark not in reader.get("/").content.decode()

    answer = reader.get(address, {"on": "1", "next": "/item/?page=2"})
    assert answer.headers["Location"] == "/item/?page=2"
    assert mark in reader.get("/item/").content.decode()
    assert mark in reader.get("/").content.decode()

    reader.get(address, {"next": "/"})
    assert mark not in reader.get("/").content.decode()


@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", ""]
)
def test_another_site_is_never_gone_back_to(reader, back):
    assert reader.get("/elder/", {"on": "1", "next": back}).headers["Location"] == "/"


def test_a_form_may_switch_it_too(reader):
    assert reader.post("/elder/", {"on": "1", "next": "/item/"}).headers["Location"] == "/item/"
    assert 'data-mode="elder"' in reader.get("/").content.decode()


def test_the_answer_is_never_kept_by_a_cache(reader):
    assert "no-store" in reader.get("/elder/", {"on": "1"}).headers["Cache-Control"]


def test_the_page_offers_the_way_out_and_comes_back_to_itself(reader):
    reader.cookies["elder"] = "1"
    page = reader.get("/item/?q=a&b=c").content.decode()
    assert 'href="/elder/?next=%2Fitem%2F%3Fq%3Da%26b%3Dc"' in page
    assert "退出长者模式" in page
