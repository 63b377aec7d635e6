// What only a browser can do: copy, the device's share sheet, and telling that something was shared.
(() => {
  "use strict";

  const tell = (channel) => {
    const form = document.querySelector("form[data-shares]");
    if (!form || !channel) return;
    const body = new URLSearchParams(new FormData(form));
    body.set("channel", channel);
    navigator.sendBeacon(form.action, body);
  };

  const copied = async (field) => {
    try {
      await navigator.clipboard.writeText(field.value);
      return true;
    } catch {
      field.focus();
      field.select();
      return document.execCommand("copy");
    }
  };

  for (const button of document.querySelectorAll("[data-copy]")) {
    const field = document.getElementById(button.dataset.copy);
    const said = button.parentElement.querySelector("[role=status]");
    const usual = button.textContent;
    field.addEventListener("focus", () => field.select());
    button.hidden = false;
    button.addEventListener("click", async () => {
      if (!(await copied(field))) return;
      button.textContent = said.textContent = button.dataset.done;
      button.classList.add("done");
      tell(button.dataset.shared);
      setTimeout(() => {
        button.textContent = usual;
        said.textContent = "";
        button.classList.remove("done");
      }, 2500);
    });
  }

  for (const link of document.querySelectorAll("a[data-shared]")) {
    link.addEventListener("click", () => tell(link.dataset.shared));
  }

  const sheet = document.querySelector("[data-sheet]");
  if (sheet && navigator.share) {
    sheet.hidden = false;
    sheet.addEventListener("click", () => {
      const { title, text, url } = sheet.dataset;
      navigator.share({ title, text, url }).then(() => tell("device"), () => {});
    });
  }
})();
