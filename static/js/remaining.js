// How many characters a text may still grow, counted while it is typed. Without this script the page says what was left when it was made.
for (const field of document.querySelectorAll("textarea[data-limit]")) {
  const left = field.parentElement.querySelector(".typed__left");
  if (left) {
    // A line end counts once, as it does where the answer is read.
    field.addEventListener("input", () => {
      left.textContent = String(Number(field.dataset.limit) - Array.from(field.value.trim()).length);
    });
  }
}
