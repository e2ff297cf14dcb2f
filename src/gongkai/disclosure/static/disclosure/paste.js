// Pasting with its layout: a box takes what the clipboard holds as HTML; the server cleans it. Pictures and files that are
// pasted or dropped anywhere on the form join the attachments. Without this script the plain text area and the file field
// below do the same for text, tables and files.
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

  const form = box.closest("form");
  const field = form.querySelector("input[type=file]");
  let pictures = 0;

  const attach = (given) => {
    const all = new DataTransfer();
    for (const file of [...field.files, ...given]) all.items.add(file);
    field.files = all.files;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  };

  const asPicture = (bytes, type) => {
    pictures += 1;
    return new File([bytes], `图${pictures}.${type.replace("image/", "").replace("jpeg", "jpg")}`, { type });
  };

  // A picture whose bytes came along becomes an attachment, and its place in the text says so; the server counts the rest.
  const takePictures = (copy) => {
    for (const picture of copy.querySelectorAll("img[src^='data:image/']")) {
      const [head, bytes] = picture.getAttribute("src").split(",", 2);
      const type = head.slice("data:".length).split(";")[0];
      if (!head.endsWith(";base64")) continue;
      attach([asPicture(Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0)), type)]);
      picture.replaceWith(`（图${pictures}，见附件）`);
    }
  };

  // Nothing that runs or loads.
  const harmless = (source) => {
    const copy = new DOMParser().parseFromString(source, "text/html");
    takePictures(copy);
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
    const shots = [...event.clipboardData.files].filter((file) => file.type.startsWith("image/"));
    if (!given && shots.length) {
      event.preventDefault(); // a picture alone: a screenshot, or copied from a viewer
      attach(shots.map((file) => asPicture(file, file.type)));
      return;
    }
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

  for (const name of ["dragover", "drop"]) {
    form.addEventListener(name, (event) => {
      if (!event.dataTransfer.types.includes("Files")) return; // text that is moved: the browser does it
      event.preventDefault();
      if (name === "drop") attach(event.dataTransfer.files);
    });
  }

  form.addEventListener("submit", () => {
    html.value = box.textContent.trim() || box.querySelector("img") ? box.innerHTML : "";
    text.value = "";
  });
})();
