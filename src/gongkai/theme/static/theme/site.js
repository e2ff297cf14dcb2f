// Small comforts; every page works without them.
document.querySelectorAll("[data-print]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
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
