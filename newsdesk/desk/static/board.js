/* The board keeps itself up to date: what changed is put in its place, and the reader stays where they are. */
"use strict";
(() => {
  const PAUSE = 2000; /* milliseconds between two questions */
  const PATIENCE = 3; /* questions without an answer, after which the desk is taken to be closed */
  const said = document.getElementById("said");
  const shown = new Map(); /* what the desk last sent of each part */
  let words, missed = 0;

  const say = (text) => {
    clearTimeout(words);
    said.textContent = text;
    words = setTimeout(() => { said.textContent = ""; }, 8000);
  };

  /* What has the focus, so that it is found again in what takes its place. */
  const held = (part) => {
    const at = document.activeElement;
    if (!part.contains(at) || at === part) return null;
    const within = at.closest("[id]");
    const among = [...within.querySelectorAll("a, summary, button, [tabindex]")];
    return { id: within.id, index: among.indexOf(at), self: at === within };
  };
  const hold = (focus, part) => {
    if (!focus) return;
    const within = document.getElementById(focus.id) || part;
    const among = within.querySelectorAll("a, summary, button, [tabindex]");
    const to = focus.self ? within : among[Math.min(focus.index, among.length - 1)] || part;
    if (to === part) part.tabIndex = -1;
    to.focus({ preventScroll: true });
  };

  const cards = (of) => new Map([...of.querySelectorAll("[data-card]")].map((card) => [card.id, card]));
  const text = (card) => card.innerHTML + card.className.replace(/\bfresh\b/, "").trim();
  const changed = (old, fresh) => {
    const ids = [...fresh.keys()].filter((id) => !old.has(id) || text(old.get(id)) !== text(fresh.get(id)));
    return { ids, count: ids.length + [...old.keys()].filter((id) => !fresh.has(id)).length };
  };

  /* What has the focus keeps its place on the screen, else the first story that is seen, whatever comes above it. */
  const anchor = () => {
    const at = document.activeElement;
    const top = at.getBoundingClientRect().top;
    if (at.closest("[data-part]") && top >= 0 && top < innerHeight) return { top };
    const first = [...document.querySelectorAll("[data-part], [data-card]")].find((one) => one.getBoundingClientRect().top >= 0);
    return first && scrollY > 0 ? { id: first.id, top: first.getBoundingClientRect().top } : null;
  };
  const keep = (kept) => {
    const there = kept && (kept.id ? document.getElementById(kept.id) : document.activeElement);
    if (there) scrollBy({ top: there.getBoundingClientRect().top - kept.top, behavior: "instant" });
  };

  const put = (part, fresh) => {
    const focus = held(part);
    const open = new Map([...part.querySelectorAll("details[id]")].map((one) => [one.id, one.open]));
    part.replaceChildren(...fresh.childNodes);
    for (const one of part.querySelectorAll("details[id]")) if (open.has(one.id)) one.open = open.get(one.id);
    hold(focus, part);
  };

  const refresh = async () => {
    const answer = await fetch(location.href);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!answer.ok || !page.body.dataset.seen) return;
    const parts = [...document.querySelectorAll("[data-part]")];
    const names = (of) => [...of.querySelectorAll("[data-part]")].map((part) => part.id).join();
    if (names(document) !== names(page)) { location.reload(); return; }
    const found = changed(cards(document), cards(page));
    const kept = anchor();
    for (const part of parts) {
      const fresh = page.getElementById(part.id);
      if (fresh.innerHTML !== shown.get(part.id)) {
        shown.set(part.id, fresh.innerHTML);
        put(part, fresh);
      }
    }
    keep(kept);
    for (const id of found.ids) document.getElementById(id).classList.add("fresh");
    document.body.dataset.seen = page.body.dataset.seen;
    say(found.count ? `${found.count} bài vừa thay đổi` : "Bảng vừa cập nhật");
    lookAhead();
  };

  const misses = (count) => {
    missed = count;
    const away = document.getElementById("away");
    if (!away || away.hidden === (missed < PATIENCE)) return;
    away.hidden = missed < PATIENCE;
    if (!away.hidden) say(away.textContent);
  };

  /* Asks again after a pause, longer where the answer took long. */
  const watch = async () => {
    const began = performance.now();
    try {
      if (!document.hidden) {
        const { seen } = await (await fetch(`${document.body.dataset.since}?seen=${document.body.dataset.seen}`)).json();
        misses(0);
        if (seen !== document.body.dataset.seen) await refresh();
      }
    } catch { misses(missed + 1); } // closed, or busy: the page stays as it is, and asks again
    setTimeout(watch, Math.max(PAUSE, 5 * (performance.now() - began)));
  };

  const lookAhead = async () => {
    const place = document.getElementById("ahead");
    if (!place || place.contains(document.activeElement)) return;
    try {
      const page = new DOMParser().parseFromString(await (await fetch(place.dataset.ahead)).text(), "text/html");
      const told = page.getElementById("ahead-told");
      if (told) place.replaceChildren(...told.childNodes);
    } catch { /* the link stays */ }
  };

  for (const part of document.querySelectorAll("[data-part]")) shown.set(part.id, part.innerHTML);
  setTimeout(watch, PAUSE);
  lookAhead();
})();
