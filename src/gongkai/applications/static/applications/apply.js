// Small comforts of the application form; it works without them.
const form = document.querySelector("[data-apply]");
const similar = form?.querySelector("[data-similar]");

// While the description is typed, what is public already is offered.
if (similar) {
  const description = form.querySelector("[name=description]");
  let waiting;
  description.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const body = new FormData();
      body.set("description", description.value);
      body.set("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
      const answer = await fetch(similar.dataset.look, { method: "POST", body });
      if (answer.ok) similar.innerHTML = await answer.text();
    }, 800);
  });
}

// After many applications from one address the browser does some work before the next; who cannot simply waits.
async function solve({ algorithm, challenge, salt, signature, maxnumber }) {
  const bytes = new TextEncoder();
  for (let number = 0; number <= maxnumber; number += 1) {
    const hash = await crypto.subtle.digest("SHA-256", bytes.encode(salt + number));
    const hex = Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
    if (hex === challenge) return btoa(JSON.stringify({ algorithm, challenge, number, salt, signature }));
  }
  return "";
}

if (form?.dataset.challenge && crypto.subtle) {
  solve(JSON.parse(form.dataset.challenge)).then((proof) => {
    form.querySelector("[name=proof]").value = proof;
  });
}
