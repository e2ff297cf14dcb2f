"""The admin is Chinese throughout: what the installed packages leave in English, we translate."""

from __future__ import annotations

import ast
import gettext
import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import polib
import pytest

from tools.compile_messages import compile_messages

OURS = Path(__file__).resolve().parent.parent / "src/gongkai/config/locale/zh_Hans/LC_MESSAGES"
DOMAINS = ["django", "djangojs"]

# The style guide is for developers; it stands in no menu of the admin.
LEFT_OUT = {"wagtail.contrib.styleguide"}

# Packages that ship no catalogue in English or zh_Hans: their strings are read from the source.
WITHOUT_CATALOGUE = ["axes", "django_filters"]

# Wagtail's page search gives no model name here, so that it would read "None".
MAY_DROP = {"%(start_index)s-%(end_index)s of %(items_count)s %(model_name)s": "%(model_name)s"}

PLACEHOLDER = re.compile(r"%\(\w+\)[sdr]|%[sdr]|\{\w*\}|</?\w+[^>]*>")

Key = tuple[str | None, str]


def folder_of(package: str) -> Path:
    return Path(find_spec(package).origin).parent


def catalogues(domain: str) -> Iterator[Path]:
    """The locale folders of Wagtail's applications and of the parts of Django that the admin shows."""
    wagtail, django = folder_of("wagtail"), folder_of("django")
    for english in sorted(wagtail.glob(f"**/locale/en/LC_MESSAGES/{domain}.po")):
        locale = english.parents[2]
        if ".".join(locale.parent.relative_to(wagtail.parent).parts) not in LEFT_OUT:
            yield locale
    if domain == "django":
        yield django / "conf/locale"
        yield django / "contrib/auth/locale"


def entries(po: Path) -> dict[Key, polib.POEntry]:
    if not po.is_file():
        return {}
    return {(entry.msgctxt, entry.msgid): entry for entry in polib.pofile(str(po)) if not entry.obsolete}


def english(domain: str) -> dict[Key, polib.POEntry]:
    found: dict[Key, polib.POEntry] = {}
    for locale in catalogues(domain):
        found |= entries(locale / f"en/LC_MESSAGES/{domain}.po")
    return found


def left_in_english(domain: str) -> set[Key]:
    """What some installed catalogue has no finished zh_Hans translation of (fuzzy ones count as unfinished)."""
    missing: set[Key] = set()
    for locale in catalogues(domain):
        chinese = entries(locale / f"zh_Hans/LC_MESSAGES/{domain}.po")
        translated = {key for key, entry in chinese.items() if entry.translated()}
        missing |= entries(locale / f"en/LC_MESSAGES/{domain}.po").keys() - translated
    return missing


def marked_in_source(package: str) -> set[Key]:
    """Every text literal that the package's own source hands to `_()`."""
    folder = folder_of(package)
    sources = [file for file in folder.rglob("*.py") if "migrations" not in file.parts]
    calls = [node for file in sources for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.Call)]
    return {
        (None, call.args[0].value)
        for call in calls
        if isinstance(call.func, ast.Name) and call.func.id == "_" and isinstance(call.args[0], ast.Constant)
    }


def ours(domain: str) -> dict[Key, polib.POEntry]:
    return entries(OURS / f"{domain}.po")


def texts(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def placeholders(text: str) -> list[str]:
    return sorted(PLACEHOLDER.findall(text))


def expected_placeholders(entry: polib.POEntry) -> list[str]:
    source = entry.msgid_plural or entry.msgid
    return [found for found in placeholders(source) if found != MAY_DROP.get(source)]


@pytest.mark.parametrize("domain", DOMAINS)
def test_everything_the_installed_applications_leave_in_english_is_translated(domain):
    missing = left_in_english(domain) - ours(domain).keys()
    assert not missing, f"translate in {domain}.po: {sorted(msgid for _, msgid in missing)}"


@pytest.mark.parametrize("package", WITHOUT_CATALOGUE)
def test_everything_a_package_without_a_chinese_catalogue_marks_is_translated(package):
    stock = {
        key
        for locale in catalogues("django")
        for key, entry in entries(locale / "zh_Hans/LC_MESSAGES/django.po").items()
        if entry.translated()
    }
    missing = marked_in_source(package) - ours("django").keys() - stock
    assert not missing, sorted(msgid for _, msgid in missing)


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_one_of_our_translations_is_finished_and_fits_an_installed_text(domain):
    known = set(english(domain))
    if domain == "django":
        known = known.union(*(marked_in_source(package) for package in WITHOUT_CATALOGUE))
    gone = sorted(msgid for _, msgid in ours(domain).keys() - known)
    assert not gone, f"no longer in the installed packages: {gone}"
    assert not [entry.msgid for entry in ours(domain).values() if not entry.translated()]


@pytest.mark.parametrize("domain", DOMAINS)
def test_no_text_is_translated_twice(domain):
    keys = [(entry.msgctxt, entry.msgid) for entry in polib.pofile(str(OURS / f"{domain}.po"))]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("domain", DOMAINS)
def test_placeholders_and_tags_are_those_of_the_english_text(domain):
    wrong = [
        (entry.msgid, text)
        for entry in ours(domain).values()
        for text in texts(entry)
        if placeholders(text) != expected_placeholders(entry)
    ]
    assert not wrong


@pytest.mark.parametrize("domain", DOMAINS)
def test_plural_forms_are_those_of_chinese(domain):
    assert polib.pofile(str(OURS / f"{domain}.po")).metadata["Plural-Forms"] == "nplurals=1; plural=0;"
    stock = english(domain)
    for key, entry in ours(domain).items():
        assert entry.msgid_plural == (stock[key].msgid_plural if key in stock else "")
        assert not entry.msgid_plural or list(entry.msgstr_plural) == [0]


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_translation_holds_chinese_and_half_width_punctuation_never_follows_it(domain):
    half_width = re.compile(r"[\u4e00-\u9fff][,;?!]|[\u4e00-\u9fff]:(?!//)|[\u4e00-\u9fff]\.(?!\w)")
    assert not [text for entry in ours(domain).values() for text in texts(entry) if half_width.search(text)]


@pytest.mark.parametrize(
    ("stock_term", "our_term"),
    [("工作流", "审核流程"), ("片段", "信息"), ("取消发布", "撤下"), ("文档", "文件"), ("你", "您"), ("帐号", "账号")],
)
@pytest.mark.parametrize("domain", DOMAINS)
def test_one_term_is_used_for_one_thing(domain, stock_term, our_term):
    """No text of the finished admin, ours or stock, still says the stock term."""
    shown = {
        key: entry
        for locale in catalogues(domain)
        if "wagtail" in locale.parts
        for key, entry in entries(locale / f"zh_Hans/LC_MESSAGES/{domain}.po").items()
    } | ours(domain)
    assert not [text for entry in shown.values() for text in texts(entry) if stock_term in text], our_term


def test_the_compiled_catalogues_stand_beside_their_sources_and_answer_in_chinese(tmp_path):
    folder = tmp_path / "zh_Hans" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    for domain in DOMAINS:
        (folder / f"{domain}.po").write_bytes((OURS / f"{domain}.po").read_bytes())

    written = compile_messages(tmp_path)

    assert written == [folder / "django.mo", folder / "djangojs.mo"]
    with written[0].open("rb") as file:
        catalogue = gettext.GNUTranslations(file)
    assert catalogue.gettext("Unpublish") == "撤下"
    assert catalogue.ngettext("1 snippet type", "%(counter)s snippet types", 3) == "%(counter)s类信息"
