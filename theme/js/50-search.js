/* Opens the search on any page: by the button, by / or by Ctrl+K. All else of it is loaded when it is first opened. */
(() => {
  "use strict";
  const link = document.querySelector(".search-open");
  if (!link) return;
  const desk = (window.deskSearch = { home: new URL("..", link.href).href });
  let asked, lost; // lost: before anybody asked, while the pointer was only passing

  const load = () => (asked ||= [link.dataset.search, "tim/muc-luc.js"].forEach((place) => {
    const script = document.createElement("script");
    script.async = false;
    script.src = desk.home + place;
    script.onload = () => desk.contents && desk.start?.();
    script.onerror = () => {
      lost = true;
      if (desk.failed) desk.failed();
      else if (desk.waiting) location.assign(link.href);
    };
    document.head.append(script);
  }) || true);

  const open = (event) => {
    event.preventDefault();
    load();
    if (desk.open) desk.open();
    else if (lost) location.assign(link.href);
    else desk.waiting = true;
  };

  const slashOff = () => { try { return localStorage.getItem("tim-phim") === "0"; } catch { return false; } };

  const here = document.querySelector(".search-page");
  if (here) load();
  link.addEventListener("pointerenter", load, { once: true });
  link.addEventListener("click", (event) => event.ctrlKey || event.metaKey || event.shiftKey || open(event));
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    const slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
    if ((slash && !slashOff()) || (event.key?.toLowerCase() === "k" && (event.ctrlKey || event.metaKey))) open(event);
  });
})();
