// Small comforts; every page works without them.
document.querySelectorAll("[data-print]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
});

// On paper everything is open, and bears the day on which it was printed.
const folded = () => document.querySelectorAll("details:not([open])");
window.addEventListener("beforeprint", () => {
  folded().forEach((part) => {
    part.open = true;
    part.dataset.folded = "";
  });
  const today = new Intl.DateTimeFormat("zh-CN", { dateStyle: "long", timeZone: "Asia/Shanghai" }).format();
  document.querySelectorAll("[data-today]").forEach((place) => {
    place.textContent = `　打印日期：${today}`; // by the reader's machine: the page may have been kept for days
    place.hidden = false;
  });
});
window.addEventListener("afterprint", () => {
  document.querySelectorAll("[data-folded]").forEach((part) => {
    part.open = false;
    delete part.dataset.folded;
  });
});

if (navigator.clipboard) {
  document.querySelectorAll("[data-copy]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = "已复制";
    });
  });
}

// While one types, titles are offered below the search box.
document.querySelectorAll("input[data-suggest]").forEach((box) => {
  let waiting;
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const answer = await fetch(`${box.dataset.suggest}?q=${encodeURIComponent(box.value)}`).catch(() => null);
      const { titles } = answer?.ok ? await answer.json() : { titles: [] };
      box.list.replaceChildren(...titles.map((title) => new Option(title, title)));
    }, 250);
  });
});

// After a refused form, the reader lands on the list of what to correct.
document.querySelector(".error-summary")?.focus();
