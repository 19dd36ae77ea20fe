/* What every page of the desk does: what could not be done is read out first, and the window's title says so. */
"use strict";
(() => {
  const wrong = document.getElementById("wrong");
  if (!wrong) return;
  document.title = `${wrong.querySelector("h1, h2").textContent} – ${document.title}`;
  wrong.focus();
})();
