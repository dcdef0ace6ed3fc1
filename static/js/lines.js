// Typing minutes line after line. Without this file every field stands in the page: the further
// ones are folded, and a button adds the line.

const form = document.querySelector("form[data-lines]");

function shown() {
  const kind = form.elements.kind.value;
  for (const part of form.querySelectorAll("[data-kinds]")) {
    const isAsked = part.dataset.kinds.split(" ").includes(kind);
    part.hidden = !isAsked;
    // What is not shown is not sent; it comes back when the kind does.
    for (const box of part.querySelectorAll("input, select, textarea")) {
      box.disabled = !isAsked;
    }
  }
}

if (form) {
  const fold = form.querySelector("details[data-more]");
  fold.before(...fold.querySelectorAll("[data-kinds]"));
  fold.remove();
  form.elements.kind.addEventListener("change", shown);
  shown();

  for (const words of form.querySelectorAll("[data-keys]")) {
    words.hidden = !matchMedia("(any-hover: hover)").matches; // a telephone has no such keys
  }
  form.querySelector("[type=submit]").setAttribute("aria-keyshortcuts", "Control+Enter Meta+Enter");
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.repeat) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
  if (location.hash === `#${form.elements.words.id}`) {
    form.elements.words.focus();
  }
}
