/* Buttons that copy an address or a citation, or hand the page to another app; without scripts they do not show. */
(() => {
  "use strict";
  const copied = async (text, from) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch { /* Only safe connections may write there; elsewhere the older way may still work. */
      getSelection().selectAllChildren(from);
      return document.execCommand("copy");
    }
  };

  for (const visited of document.querySelectorAll(".visited")) {
    const now = new Date();
    visited.textContent = visited.dataset.words.replace(
      "{}", `${now.getDate()}/${now.getMonth() + 1}/${now.getFullYear()}`);
  }

  for (const button of document.querySelectorAll("[data-copy]")) {
    const from = document.getElementById(button.dataset.copy);
    const status = button.parentElement.querySelector("[role=status]");
    button.addEventListener("click", async () => {
      const done = await copied(from.textContent.replace(/\s+/g, " ").trim(), from);
      status.textContent = done ? button.dataset.done : button.dataset.chosen;
    });
    button.hidden = false;
  }

  for (const button of document.querySelectorAll("[data-share]")) {
    if (!navigator.share) continue;
    button.addEventListener("click", () => {
      navigator.share({ title: button.dataset.title, url: button.dataset.share }).catch(() => {});
    });
    button.hidden = false;
  }
})();
