// Saves each question of a return by itself while its reader types. Without this file the buttons
// save the whole page. What cannot be saved stays as it was typed, and the page says so.

const form = document.querySelector("form[data-saves]");
const WAIT = 1500; // milliseconds after the last key

function questionOf(box) {
  return /^(?:grade|words|action|owner|due_on)_(\d+)(?:_|$)/.exec(box.name)?.[1];
}

if (form) {
  const told = document.createElement("p");
  told.className = "small soft saving";
  told.setAttribute("role", "status");
  form.querySelector("div.btns").before(told);
  form.querySelector("a[data-leave]").textContent = "Leave";
  const touched = new Set();
  let running = null;
  let timer = 0;

  async function save(question) {
    const data = new FormData(form);
    data.set("alone", question);
    touched.delete(question);
    const answer = await fetch(location.href, { method: "POST", body: data }).catch(() => null);
    const said = (await answer?.json().catch(() => null)) ?? {};
    if (answer?.ok && "saved" in said) {
      form.elements[`read_${question}`].value = said.saved;
      const clock = new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
      told.textContent = `Saved at ${clock}.`;
    } else if (answer?.redirected) {
      told.textContent = "Not saved: you are signed out. Sign in in another tab, then save.";
    } else {
      const why = answer ? "Save the page to see why." : "The connection is lost: save when it is back.";
      told.textContent = `Not saved yet. ${said.words ?? why}`;
    }
  }

  function start() {
    running ??= (async () => {
      for (const question of [...touched]) {
        await save(question);
      }
    })().finally(() => {
      running = null;
      if (touched.size) {
        timer = setTimeout(start, WAIT);
      }
    });
  }

  form.addEventListener("input", (event) => {
    const question = questionOf(event.target);
    if (question) {
      touched.add(question);
      clearTimeout(timer);
      timer = setTimeout(start, WAIT);
    }
  });
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    if (running) {
      event.preventDefault(); // its number of savings is not known yet
      const button = event.submitter;
      running.then(() => form.requestSubmit(button));
    }
  });
}
