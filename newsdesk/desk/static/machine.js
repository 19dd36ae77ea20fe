/* What a look at the machine finds, as it finds it. */
"use strict";
(() => {
  const PAUSE = 700, PATIENCE = 5;
  let missed = 0;

  /* What is as it was stays: a screen reader is told of the end, not of every look. */
  const take = (page) => {
    for (const id of ["found", "state"]) {
      const now = document.getElementById(id), fresh = page.getElementById(id);
      if (now.textContent !== fresh.textContent) now.replaceChildren(...fresh.childNodes);
    }
  };

  const end = (page) => {
    document.title = page.title;
    document.querySelector("#machine progress").remove();
    document.querySelector("#machine form").replaceWith(page.querySelector("#machine form"));
  };

  const ask = async () => {
    try {
      if (!document.hidden) {
        const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
        missed = 0;
        take(page);
        if (!page.querySelector("#machine[data-under-way]")) return end(page);
      }
    } catch {
      missed += 1;
      if (missed === PATIENCE) {
        document.getElementById("state").textContent = "Bàn đã đóng. Mở lại bàn rồi kiểm tra lại.";
        document.querySelector("#machine progress").remove();
        return;
      }
    }
    setTimeout(ask, PAUSE);
  };
  setTimeout(ask, PAUSE);
})();
