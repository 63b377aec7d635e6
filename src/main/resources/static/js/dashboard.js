// What only the browser can do: keys, copying, and questions before something is done. Every page works without it.
const typing = (target) => target.closest("input, textarea, select, [contenteditable]");
const rows = () => [...document.querySelectorAll("[data-rows] a[data-row]")];

function step(by) {
  const all = rows();
  if (all.length === 0) return;
  const at = all.indexOf(document.activeElement);
  const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by));
  all[next].focus();
  all[next].scrollIntoView({ block: "nearest" });
}

// Leads to a decision and shows what it will do; Enter or a reason then makes it.
function decide(form, field) {
  const found = document.querySelector(form);
  if (!found) return;
  const folded = found.closest("details");
  if (folded) folded.open = true;
  found.scrollIntoView({ block: "center" });
  found.querySelector(field).focus();
}

const keys = {
  "/": () => document.querySelector("[data-search]")?.focus(),
  j: () => step(1),
  k: () => step(-1),
  a: () => decide("form[action$='/approval']", "button[type=submit]"),
  r: () => decide("form[action$='/rejection']", "textarea"),
  "?": () => document.getElementById("keys").showModal(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const act = keys[event.key];
  if (act && !document.querySelector("dialog[open]")) {
    event.preventDefault();
    act();
  }
});

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  await navigator.clipboard.writeText(button.dataset.copy);
  const said = button.querySelector("[data-copied]");
  said.textContent = said.dataset.copied;
  setTimeout(() => (said.textContent = ""), 2000);
});

// A form that was sent says so, and is not sent twice.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  for (const button of form.querySelectorAll("button[type=submit]")) {
    button.classList.add("btn-loading");
    button.setAttribute("aria-busy", "true");
    setTimeout(() => (button.disabled = true));
  }
});

// One box ticks all others of its form; without scripts each is ticked by itself.
for (const all of document.querySelectorAll("[data-all]")) {
  const boxes = () => document.querySelectorAll(`input[type=checkbox][form="${all.closest("form").id}"]`);
  all.hidden = false;
  all.addEventListener("change", (event) => boxes().forEach((box) => (box.checked = event.target.checked)));
}
