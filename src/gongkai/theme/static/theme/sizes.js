// Files too large are said to be so when they are chosen, before anything typed is sent with them.
const MEGABYTE = 1024 * 1024;

document.querySelectorAll("input[type=file][data-largest]").forEach((input) => {
  const words = document.createElement("p");
  words.className = "field-error error-message";
  words.setAttribute("role", "alert");

  const complain = () => {
    const files = [...input.files];
    const largest = Number(input.dataset.largest);
    const together = Number(input.dataset.together);
    const large = files.filter((file) => file.size > largest).map((file) => `“${file.name}”`);
    const sum = files.reduce((size, file) => size + file.size, 0);
    if (large.length) return `${large.join("、")}超过${largest / MEGABYTE} MB，请压缩或者拆分后重新选择，再提交。`;
    if (sum > together) return `附件合计超过${together / MEGABYTE} MB，请减少或者压缩后重新选择，再提交。`;
    return "";
  };

  input.addEventListener("change", () => {
    words.textContent = complain();
    if (words.textContent) input.after(words);
    else words.remove();
  });
  input.form?.addEventListener("submit", (event) => {
    if (!complain()) return;
    event.preventDefault();
    input.focus();
  });
});
