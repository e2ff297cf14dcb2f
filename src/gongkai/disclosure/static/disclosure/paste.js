// Pasting with its layout: a box takes what the clipboard holds as HTML; the server cleans it. Without this script the
// plain text area below does the same for text and tables.
(() => {
  const html = document.querySelector("[data-paste-html]");
  const text = document.querySelector("[data-paste-text]");
  if (!html || !text) return;

  const box = document.createElement("div");
  box.contentEditable = "true";
  box.className = "paste-box";
  box.setAttribute("role", "textbox");
  box.setAttribute("aria-multiline", "true");
  box.setAttribute("aria-label", "正文：从 Word、WPS 复制后在此粘贴");
  text.hidden = true;
  text.before(box);

  // Nothing that runs or loads; pictures stay to be counted on the server.
  const harmless = (source) => {
    const copy = new DOMParser().parseFromString(source, "text/html");
    for (const unwanted of copy.querySelectorAll("script, iframe, object, embed, link, meta, style")) unwanted.remove();
    for (const tag of copy.querySelectorAll("*")) {
      for (const { name } of [...tag.attributes]) {
        if (name.startsWith("on") || name === "src" || name === "srcset") tag.removeAttribute(name);
      }
    }
    return [...copy.body.childNodes].map((node) => document.importNode(node, true));
  };

  if (html.value) box.append(...harmless(html.value));

  box.addEventListener("paste", (event) => {
    const given = event.clipboardData.getData("text/html");
    if (!given) return; // plain text: the browser does it
    event.preventDefault();
    const here = getSelection();
    if (!here.rangeCount || !box.contains(here.anchorNode)) {
      box.append(...harmless(given));
      return;
    }
    const place = here.getRangeAt(0);
    place.deleteContents();
    for (const node of harmless(given).reverse()) place.insertNode(node);
    here.collapseToEnd();
  });

  box.closest("form").addEventListener("submit", () => {
    html.value = box.textContent.trim() || box.querySelector("img") ? box.innerHTML : "";
    text.value = "";
  });
})();
