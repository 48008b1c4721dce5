// Enhancements only: every page reads and searches without this file.
document.documentElement.classList.add("js");

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    const box = document.querySelector("input[type=search]");
    if (box) {
      event.preventDefault();
      box.focus();
      box.select();
    }
  }
});

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const words = document.getElementById(button.dataset.copy).textContent.trim();
  try {
    await navigator.clipboard.writeText(words);
    button.dataset.done = "true";
  } catch {
    const range = document.createRange();
    range.selectNodeContents(document.getElementById(button.dataset.copy));
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  }
});

// On wide screens the filters stand open beside the results; on narrow ones they fold.
const facets = document.querySelector(".facets > details");
if (facets && matchMedia("(min-width: 60rem)").matches) facets.open = true;
