"""Typing in the real editor, in headless Chromium: `python -m pytest benchmarks/keystrokes.py -s`; figures, no verdict.

How long after the last key a slip is underlined (the editor waits for a pause of PAUSE first), and whether a text of
15,000 characters stays smooth: how long after a key the next frame is drawn, and which tasks held the page over 50 ms.
"""

from __future__ import annotations

import statistics

import pytest
from playwright.sync_api import CDPSession, Page

from tests.items import Draft
from tests.journeys.test_proof_editor import desk  # noqa: F401 — a fixture

pytestmark = [pytest.mark.django_db(transaction=True)]
PAUSE = 250  # milliseconds: PAUSE of proofing/editor.js
SENTENCE = "第{}项任务由责任单位牵头落实，按照时间节点推进，定期向县人民政府报告进展情况，接受社会监督。"
LONG = 15_000  # characters
WATCH = """() => {
  window.seen = { keys: [], frames: [], long: [] };
  document.addEventListener("beforeinput", () => {
    const at = performance.now();
    seen.keys.push(at);
    requestAnimationFrame(() => setTimeout(() => seen.frames.push(performance.now() - at), 0));
  }, true);
  new PerformanceObserver((list) => list.getEntries().forEach((one) => seen.long.push(one.duration)))
    .observe({ type: "longtask" });
  const look = () => {
    const words = [...(CSS.highlights.get("proof-error") || [])].map(String).join();
    if (words.includes("镜") && !seen.underlined) seen.underlined = performance.now();
    requestAnimationFrame(look);
  };
  look();
}"""


def worked(devtools: CDPSession) -> float:
    """Seconds of processor time that the page's main thread has worked."""
    metrics = devtools.send("Performance.getMetrics")["metrics"]
    return float(next(one["value"] for one in metrics if one["name"] == "TaskDuration"))


def paragraphs(characters: int) -> str:
    """Paragraphs of some 240 characters, no two alike, of about so many characters in all."""
    made, number = [], 0
    while sum(map(len, made)) < characters:
        made.append("".join(SENTENCE.format(number + part) for part in range(5)))
        number += 5
    return "".join(f"<p>{one}</p>" for one in made)


@pytest.mark.parametrize("characters", [200, LONG])
def test_measure(characters: int, drafted: Draft, desk: Page) -> None:  # noqa: F811 — the fixture
    item = drafted(body=[("text", paragraphs(characters))])
    desk.goto(f"/admin/snippets/disclosure/item/edit/{item.pk}/")
    editor = desk.locator(".public-DraftEditor-content").first
    editor.wait_for()
    desk.wait_for_timeout(8000)  # the first look at the whole text is over
    editor.locator("[data-block]").last.click()
    desk.keyboard.press("Control+End")
    desk.evaluate(WATCH)
    devtools = desk.context.new_cdp_session(desk)
    devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
    before = worked(devtools)
    desk.keyboard.type("进一步优化营商环镜", delay=90)
    desk.keyboard.type("，激发市场主体活力。", delay=90)
    desk.wait_for_function("() => window.seen.underlined", timeout=60_000)
    cost = worked(devtools) - before
    seen = desk.evaluate("seen")
    after = seen["underlined"] - seen["keys"][-1]
    frames, long = sorted(seen["frames"]), seen["long"]
    print(
        f"\n{characters}字：最后一键后{after:.0f}毫秒画线（含停顿{PAUSE}毫秒）；"
        f"按键到下一帧 中位{statistics.median(frames):.0f}、最长{frames[-1]:.0f}毫秒；"
        f"超过50毫秒的任务{len(long)}个，最长{max(long, default=0):.0f}毫秒，{len(seen['keys'])}键；"
        f"页面主线程的处理器时间 每键{1000 * cost / len(seen['keys']):.0f}毫秒（不受机器上别的任务影响）"
    )
