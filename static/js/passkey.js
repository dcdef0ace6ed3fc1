// Passkeys need script; every page that offers one has another way. Their forms stay hidden until
// this file finds a browser that knows passkeys.

const known = window.PublicKeyCredential && window.webauthnJSON;

async function askedBy(form) {
  const given = document.getElementById("js_data");
  if (given) {
    const data = JSON.parse(given.textContent);
    return data.creation_options || data.request_options;
  }
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  return (await answer.json()).request_options;
}

async function use(form) {
  const asked = await askedBy(form);
  const adds = form.dataset.passkey === "add";
  const credential = await (adds ? window.webauthnJSON.create(asked) : window.webauthnJSON.get(asked));
  form.elements.credential.value = JSON.stringify(credential);
  form.submit();
}

for (const form of known ? document.querySelectorAll("form[data-passkey]") : []) {
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const trouble = form.querySelector("[role=alert]");
    trouble.hidden = true;
    use(form).catch(() => {
      trouble.hidden = false;
    });
  });
}
for (const words of known ? document.querySelectorAll("[data-no-passkey]") : []) {
  words.hidden = true;
}
