// Proofreading while one types. After a pause every paragraph that was not asked about yet goes to the server, and no
// other; what comes back is remembered by the paragraph's text. F8 leads to the next finding in the list, Alt+Enter
// takes the suggestion at the cursor. Without this script the same findings stand on the item's page after saving.
(() => {
  "use strict";

  const about = document.currentScript.dataset;
  const form = document.querySelector("form[data-edit-form]");
  const unitField = form && form.querySelector("[name=unit]");
  if (!unitField) return;

  const PAUSE = 250; // milliseconds without a change
  const MOST = 15000; // characters of one question
  const SHOWN = 50; // findings listed; more would help nobody
  const PLAIN = /^(title|summary|body-\d+-value|attachments-\d+-title)/;
  const known = new Map(); // the text of a paragraph → what was found in it
  let timer = 0;
  let asking = false;
  let trouble = "";
  let spots = [];
  let listed = "";

  // What is in the form -------------------------------------------------------------------------------------------

  function richTexts() {
    return [...form.querySelectorAll("[data-draftail-editor-wrapper]")]
      .map((wrapper) => ({ wrapper, input: [...wrapper.parentNode.children].find((one) => one.draftailEditor) }))
      .filter(({ input }) => input && !gone(input))
      .map(({ wrapper, input }) => {
        const root = wrapper.querySelector(".public-DraftEditor-content");
        const blocks = input.draftailEditor.getEditorState().getCurrentContent().getBlocksAsArray();
        const paragraphs = blocks.map((one) => ({ text: one.getText(), key: one.getKey(), from: 0 }));
        return { input, root, paragraphs };
      });
  }

  function plainFields() {
    return [...form.querySelectorAll("input[type=text], textarea")]
      .filter((field) => PLAIN.test(field.name) && !field.readOnly && field.offsetParent && !gone(field))
      .map((field) => {
        let from = 0;
        const paragraphs = field.value.split("\n").map((text) => {
          const one = { text, from };
          from += text.length + 1;
          return one;
        });
        return { field, paragraphs };
      });
  }

  function gone(field) {
    const child = field.closest("[data-inline-panel-child], [data-contentpath]");
    return Boolean(child && child.hidden);
  }

  // Asking ----------------------------------------------------------------------------------------------------------

  async function post(address, question) {
    const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
    const answer = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token },
      body: JSON.stringify({ unit: unitField.value, ...question }),
    });
    const said = await answer.json().catch(() => ({}));
    if (!answer.ok) throw new Error(said.reason || "校对暂时用不了，保存后可在办理页面查看");
    return said;
  }

  function unasked(sources) {
    const texts = new Set();
    let length = 0;
    for (const source of sources) {
      for (const { text } of source.paragraphs) {
        if (text.trim().length < 2 || text.length > MOST || known.has(text) || texts.has(text)) continue;
        if (length && length + text.length > MOST) return [...texts];
        length += text.length;
        texts.add(text);
      }
    }
    return [...texts];
  }

  async function look() {
    if (asking) return;
    asking = true;
    try {
      for (let texts = unasked(sources()); texts.length; texts = unasked(sources())) {
        const { found } = await post(about.check, { texts });
        texts.forEach((text, number) => known.set(text, found[number]));
        trouble = "";
        draw();
      }
    } catch (error) {
      trouble = error.message;
    } finally {
      asking = false;
    }
    draw();
  }

  function soon() {
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE);
  }

  function sources() {
    return [...plainFields(), ...richTexts()];
  }

  // Showing ---------------------------------------------------------------------------------------------------------

  function draw() {
    const all = sources();
    spots = all.flatMap(spotsIn);
    // What is written twice in the same way is a name, as the engine itself holds for a whole text.
    const same = (one) => `${one.quote}>${one.put}|${one.before.slice(-1)}${one.after.slice(0, 1)}`;
    const times = new Map();
    for (const { finding } of spots) {
      if (finding.rule === "C-SPELL") times.set(same(finding), (times.get(same(finding)) || 0) + 1);
    }
    spots = spots.filter(({ finding }) => finding.rule !== "C-SPELL" || times.get(same(finding)) === 1);
    proofMarks.highlight(spots);
    for (const { field } of all) {
      if (field) proofMarks.underline(field, spots.filter((spot) => spot.field === field));
    }
    list();
  }

  function spotsIn({ field, input, root, paragraphs }) {
    return paragraphs.flatMap(({ text, key, from }) => {
      const found = known.get(text) || [];
      if (!found.length) return [];
      const block = key && root && root.querySelector(`[data-block][data-offset-key="${key}-0-0"]`);
      return found.map((finding) => ({
        finding, text, field, input, root, key, block, from: from + finding.start, to: from + finding.end,
      }));
    });
  }

  const panel = make("aside", { className: "proof-panel", hidden: true });
  panel.setAttribute("aria-label", "校对");
  const box = make("details", { open: window.innerWidth > 800 });
  const head = make("summary");
  const status = make("span");
  status.setAttribute("role", "status");
  const rows = make("ol");
  head.append(status);
  box.append(head, rows);
  panel.append(box);

  function make(tag, given = {}, ...children) {
    const element = Object.assign(document.createElement(tag), given);
    element.append(...children);
    return element;
  }

  function list() {
    const counts = ["错误", "疑似", "提示"]
      .map((label) => [label, spots.filter((spot) => spot.finding.label === label).length])
      .filter(([, count]) => count)
      .map(([label, count]) => `${label}${count}处`);
    const words = trouble || (counts.length ? `校对：${counts.join("、")}` : "校对：没有找到问题");
    if (status.textContent !== words) status.textContent = words;
    panel.hidden = !counts.length && !trouble;
    const now = JSON.stringify(spots.map((spot) => [spot.finding.mark, spot.from, spot.key]));
    if (now === listed) return;
    listed = now;
    rows.replaceChildren(...spots.slice(0, SHOWN).map(row));
  }

  function row(spot) {
    const { finding } = spot;
    const level = make("strong", { className: `proof-level-${finding.severity}`, textContent: `${finding.label}　` });
    const quote = make("mark", { textContent: finding.quote });
    const item = make(
      "li",
      {},
      make("p", {}, level, finding.before, quote, finding.after),
      make("p", { textContent: finding.message }),
      make("p", { className: "proof-basis", textContent: `依据：${finding.basis}（${finding.rule}）` }),
    );
    if (finding.put !== null) {
      const label = finding.put ? `改为“${finding.put}”` : "删去";
      item.append(make("button", { type: "button", className: "put", textContent: label, onclick: () => accept(spot) }));
    }
    item.append(make("button", { type: "button", textContent: "定位", onclick: () => go(spot) }));
    if (finding.word) item.append(ignoring(spot));
    return item;
  }

  function ignoring(spot) {
    const word = make("input", { type: "text", value: spot.finding.word, maxLength: 80 });
    const reason = make("input", { type: "text", maxLength: 200 });
    const said = make("p");
    said.setAttribute("role", "alert");
    const send = async () => {
      try {
        const { text, finding } = spot;
        const learnt = await post(about.learn, { text, mark: finding.mark, word: word.value, reason: reason.value });
        for (const one of known.keys()) if (one.includes(learnt.word)) known.delete(one);
        look();
      } catch (error) {
        said.textContent = error.message;
      }
    };
    return make(
      "details",
      {},
      make("summary", { textContent: "忽略，记入本单位词表" }),
      make("label", {}, "词语", word),
      make("label", {}, "理由", reason),
      make("button", { type: "button", textContent: "记入词表", onclick: send }),
      said,
    );
  }

  // Acting ----------------------------------------------------------------------------------------------------------

  function accept(spot) {
    const put = spot.finding.put;
    if (spot.field) {
      spot.field.setRangeText(put, spot.from, spot.to, "end");
      spot.field.dispatchEvent(new Event("input", { bubbles: true }));
      spot.field.dispatchEvent(new Event("change", { bubbles: true }));
      spot.field.focus();
    } else {
      acceptInRichText(spot, put);
    }
    soon();
  }

  function acceptInRichText({ input, key, text, from, to }, put) {
    const editor = input.draftailEditor;
    const state = editor.getEditorState();
    const content = state.getCurrentContent();
    const block = content.getBlockForKey(key);
    if (!block || block.getText() !== text) return; // it has changed meanwhile
    const characters = block.getCharacterList();
    const like = characters.get(Math.min(from, characters.size - 1));
    const fresh = block.merge({
      text: text.slice(0, from) + put + text.slice(to),
      characterList: characters.splice(from, to - from, ...Array(put.length).fill(like)),
    });
    const at = from + put.length;
    const caret = { anchorKey: key, focusKey: key, anchorOffset: at, focusOffset: at, isBackward: false };
    const after = state.getSelection().merge(caret);
    const changed = content.merge({
      blockMap: content.getBlockMap().set(key, fresh),
      selectionBefore: state.getSelection(),
      selectionAfter: after,
    });
    editor.onChange(state.constructor.push(state, changed, "insert-characters"));
  }

  function go(spot) {
    const place = spot.field || spot.block || spot.root;
    if (!place) return;
    place.scrollIntoView({ block: "center" });
    if (spot.field) {
      spot.field.focus();
      spot.field.setSelectionRange(spot.from, spot.to);
    } else {
      spot.root.focus();
    }
  }

  // The finding at the cursor, or the first one behind it in the same paragraph or field.
  function atCursor() {
    const focused = document.activeElement;
    const plain = spots.filter((spot) => spot.field === focused && spot.to >= focused.selectionStart);
    if (plain.length) return plain[0];
    const rich = spots.find((spot) => spot.root && spot.root.contains(focused));
    if (!rich) return undefined;
    const selection = rich.input.draftailEditor.getEditorState().getSelection();
    const place = selection.getStartOffset();
    return spots.find((spot) => spot.key === selection.getStartKey() && spot.to >= place && spot.finding.put !== null);
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "F8" && spots.length) {
      event.preventDefault();
      box.open = true;
      const stops = [...rows.querySelectorAll("li > button:first-of-type")];
      stops[(stops.indexOf(document.activeElement) + 1) % stops.length].focus();
    } else if (event.key === "Enter" && event.altKey) {
      const spot = atCursor();
      if (!spot || spot.finding.put === null) return;
      event.preventDefault();
      event.stopPropagation();
      accept(spot);
    }
  }, true);

  document.head.append(make("link", { rel: "stylesheet", href: about.css }));
  document.body.append(panel);
  form.addEventListener("input", (event) => {
    if (PLAIN.test(event.target.name || "")) proofMarks.clear(event.target);
    soon();
  });
  unitField.addEventListener("change", () => {
    known.clear();
    soon();
  });
  const ours = (node) => Boolean((node.closest ? node : node.parentElement)?.closest(".proof-copy"));
  const seen = (changes) => changes.some((change) => !ours(change.target)) && soon();
  new MutationObserver(seen).observe(form, { subtree: true, childList: true, characterData: true });
  soon();
})();
