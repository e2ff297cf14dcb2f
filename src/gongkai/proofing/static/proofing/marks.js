// Underlines: in the rich text by the browser's highlights, which leave the editor's own elements alone; in plain
// fields on a copy that lies over the field. Nothing here knows where the findings come from.
(() => {
  "use strict";

  const LEVELS = ["error", "warning", "info"];

  // The place of characters start…end of a block of the rich text; null where the editor draws it otherwise.
  function rangeIn(block, start, end) {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    let place = 0;
    let open = false;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const next = place + node.length;
      if (!open && start < next) {
        range.setStart(node, start - place);
        open = true;
      }
      if (open && end <= next) {
        range.setEnd(node, end - place);
        return range;
      }
      place = next;
    }
    return null;
  }

  function highlight(spots) {
    if (!window.CSS || !CSS.highlights) return;
    for (const level of LEVELS) {
      const ranges = spots
        .filter((spot) => spot.finding.severity === level && spot.block)
        .map((spot) => rangeIn(spot.block, spot.finding.start, spot.finding.end))
        .filter(Boolean);
      CSS.highlights.set(`proof-${level}`, new Highlight(...ranges));
    }
  }

  const COPIED = ["fontFamily", "fontSize", "fontWeight", "letterSpacing", "lineHeight", "textIndent", "paddingTop",
    "paddingRight", "paddingBottom", "paddingLeft", "textAlign"];
  const copies = new Map(); // field → the copy over it

  function copyOf(field) {
    if (copies.has(field)) return copies.get(field);
    const copy = document.createElement("div");
    copy.className = "proof-copy";
    copy.setAttribute("aria-hidden", "true");
    field.parentNode.append(copy);
    field.addEventListener("scroll", () => copy.scrollTo(field.scrollLeft, field.scrollTop));
    copies.set(field, copy);
    return copy;
  }

  function lay(field, copy) {
    const style = getComputedStyle(field);
    for (const name of COPIED) copy.style[name] = style[name];
    copy.style.whiteSpace = field.tagName === "TEXTAREA" ? "pre-wrap" : "pre";
    copy.style.left = `${field.offsetLeft + field.clientLeft}px`;
    copy.style.top = `${field.offsetTop + field.clientTop}px`;
    copy.style.width = `${field.clientWidth}px`;
    copy.style.height = `${field.clientHeight}px`;
    if (field.tagName !== "TEXTAREA") copy.style.lineHeight = `${field.clientHeight}px`;
    if (field.tagName !== "TEXTAREA") copy.style.paddingTop = copy.style.paddingBottom = "0";
  }

  function underline(field, spots) {
    if (!spots.length && !copies.has(field)) return;
    const copy = copyOf(field);
    copy.replaceChildren();
    lay(field, copy);
    let place = 0;
    for (const { from, to, finding } of spots) {
      if (from < place) continue;
      const mark = document.createElement("span");
      mark.className = `proof-${finding.severity}`;
      mark.textContent = field.value.slice(from, to);
      copy.append(field.value.slice(place, from), mark);
      place = to;
    }
    if (spots.length) copy.append(field.value.slice(place));
    copy.scrollTo(field.scrollLeft, field.scrollTop);
  }

  function clear(field) {
    if (copies.has(field)) copies.get(field).replaceChildren();
  }

  window.proofMarks = { highlight, underline, clear };
})();
