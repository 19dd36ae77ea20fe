/* What every page of the desk does: a form is sent once, what could not be done is read out first and stands in the title. */
"use strict";
(() => {
  /* Whoever presses twice would be told of the second time alone: that there is nothing left to be done. */
  const A_WHILE = 30000;
  let sent = new WeakSet();
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (sent.has(form)) event.preventDefault();
    else setTimeout(() => sent.delete(form), A_WHILE); // somebody may have stopped the page meanwhile
    sent.add(form);
  });
  addEventListener("pageshow", () => { sent = new WeakSet(); });

  /* On a phone the pages stand in one line that is pushed aside: where one is, and goes, must be seen. */
  const into_view = (link) => link?.scrollIntoView({ block: "nearest", inline: "center", behavior: "instant" });
  const pages = document.querySelector(".masthead ul");
  into_view(pages.querySelector("[aria-current]"));
  pages.addEventListener("focusin", ({ target }) => into_view(target));

  const wrong = document.getElementById("wrong");
  if (!wrong) return;
  document.title = `${wrong.querySelector("h1, h2").textContent} – ${document.title}`;
  wrong.focus();
})();
