/* The search as a visitor meets it: a dialog on any page, the same on a page of its own. What is typed goes nowhere. */
(() => {
  "use strict";
  const desk = deskSearch, { make, View } = desk;

  /* The page with the same question, which can be passed on: what follows # is never sent to a server. */
  const placeOf = (view) => `${desk.home}tim/index.html#q=${encodeURIComponent(view.input.value.trim())}`;

  let dialog;
  desk.open = () => {
    if (!dialog) {
      const close = make("button", { type: "button", className: "search-close" }, "Đóng");
      dialog = make("dialog", { className: "search-dialog" }, close);
      dialog.setAttribute("aria-label", "Tìm bài");
      const view = new View(dialog, (one) => location.assign(placeOf(one)));
      close.addEventListener("click", () => dialog.close());
      /* Chromium's field would take the first Escape to empty itself. */
      dialog.addEventListener("keydown", (event) => event.key === "Escape" && (event.preventDefault(), dialog.close()));
      dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
      dialog.append(keys());
      document.body.append(dialog);
      dialog.field = view.input;
    }
    if (!dialog.open) dialog.showModal();
    dialog.field.focus();
    dialog.field.select();
  };

  /* One key alone must not open anything for those who speak to their computer and do not want it. */
  function keys() {
    const box = make("input", { type: "checkbox" });
    try {
      box.checked = localStorage.getItem("tim-phim") !== "0";
      box.addEventListener("change", () => localStorage.setItem("tim-phim", box.checked ? "1" : "0"));
    } catch { return ""; }
    return make("p", { className: "search-keys" }, make("label", {}, box, " Mở ô tìm kiếm bằng phím /"));
  }

  function page(root) {
    const remember = (view) => { try { history.replaceState(null, "", placeOf(view)); } catch { /* nothing is lost */ } };
    const asked = () => new URLSearchParams(location.hash.slice(1)).get("q") ?? new URLSearchParams(location.search).get("q") ?? "";
    const view = new View(root, (one) => { one.show(); remember(one); });
    const lists = document.querySelector(".search-lists");
    view.changed = () => remember(view);
    view.empty = (nothing) => { lists.hidden = !nothing; if (nothing) view.beside.replaceChildren(); };
    const ask = () => { view.input.focus({ preventScroll: true }); view.input.select(); };
    desk.open = ask;
    view.input.value = asked();
    window.addEventListener("hashchange", () => { view.input.value = asked(); view.show(); });
    view.show();
    if (!location.hash || view.input.value) ask();
  }

  const here = document.querySelector(".search-page");
  if (here) page(here);
  else document.head.append(make("link", { rel: "stylesheet", href: `${desk.home}theme/search/search.css` }));
  if (desk.waiting) desk.open();
  if (desk.contents) desk.start();
})();
