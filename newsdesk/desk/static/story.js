/* A story's view kept up with its file: panes that changed are replaced where they stand, the others are not touched. */
"use strict";
(() => {
  const story = document.querySelector(".story");
  const said = document.getElementById("said");
  const panes = [...story.querySelectorAll(".pane")];
  const choose = story.querySelector(".choose");
  const at = (slug) => `${story.dataset.home}/story/${encodeURIComponent(slug)}/`;
  const live = (name) => story.querySelector(`[data-pane="${name}"]`);
  const kept = { get: (key) => { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } },
    set: (key, value) => { try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* it is forgotten, then */ } } };

  /* Words for a screen reader: the last of a burst. */
  let waiting = 0;
  const say = (words, after = 700) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      said.textContent = "";
      requestAnimationFrame(() => { said.textContent = words; });
    }, after);
  };

  /* Which panes are open: as many as there is room for, the last ones asked for. */
  const USUAL = ["spoken", "page", "problems", "minutes", "channels", "briefing"];
  const wide = matchMedia("(min-width: 60rem) and (min-height: 36rem)"), wider = matchMedia("(min-width: 95rem)");
  const room = () => wider.matches && wide.matches ? 3 : wide.matches ? 2 : 1;
  const name = (pane) => pane.id.slice("pane-".length);
  let asked = (kept.get("story.panes") || []).filter((one) => USUAL.includes(one));
  if (!asked.length) asked = story.querySelector(".troubles") ? USUAL : USUAL.filter((one) => one !== "problems");
  let grips = [];

  const arrange = () => {
    const open = new Set(asked.slice(0, room()));
    for (const pane of panes) pane.hidden = !open.has(name(pane));
    for (const button of choose.children) button.setAttribute("aria-pressed", open.has(button.dataset.shows));
    grips.forEach((grip) => grip.remove());
    grips = [];
    const shown = panes.filter((pane) => !pane.hidden);
    if (wide.matches) shown.slice(1).forEach((pane, at) => grips.push(grip(shown[at], pane)));
    widen();
  };

  const toggle = (which) => {
    const open = asked.slice(0, room());
    if (open.includes(which) && open.length > 1) asked = [...asked.filter((one) => one !== which), which];
    else asked = [which, ...asked.filter((one) => one !== which)];
    if (open.includes(which) && room() > 1) asked = asked.slice(0, Math.max(1, open.length - 1));
    kept.set("story.panes", asked);
    arrange();
  };
  choose.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-shows]");
    if (button) toggle(button.dataset.shows);
  });

  /* Borders between panes that can be drawn aside, by hand or by the arrow keys. */
  const widths = kept.get("story.widths") || {};
  const widen = () => panes.forEach((pane) => { pane.style.flexGrow = wide.matches ? widths[name(pane)] || 1 : ""; });
  const grip = (left, right) => {
    const border = document.createElement("div");
    const move = (share) => {
      const whole = (widths[name(left)] || 1) + (widths[name(right)] || 1);
      const part = Math.min(.8, Math.max(.2, share));
      widths[name(left)] = whole * part;
      widths[name(right)] = whole * (1 - part);
      border.setAttribute("aria-valuenow", Math.round(part * 100));
      widen();
      kept.set("story.widths", widths);
    };
    const share = () => (widths[name(left)] || 1) / ((widths[name(left)] || 1) + (widths[name(right)] || 1));
    border.className = "grip";
    border.tabIndex = 0;
    for (const [key, value] of Object.entries({ role: "separator", "aria-orientation": "vertical", "aria-valuemin": 20,
      "aria-valuemax": 80, "aria-valuenow": Math.round(share() * 100), "aria-controls": left.id,
      "aria-label": `Độ rộng khung ${left.querySelector("h2").textContent}` })) border.setAttribute(key, value);
    border.addEventListener("keydown", (event) => {
      const step = { ArrowLeft: -.04, ArrowRight: .04, Home: -1, End: 1 }[event.key];
      if (step === undefined) return;
      event.preventDefault();
      move(share() + step);
    });
    border.addEventListener("pointerdown", (event) => {
      const from = left.getBoundingClientRect().left, to = right.getBoundingClientRect().right;
      border.setPointerCapture(event.pointerId);
      story.classList.add("drawing");
      const follow = ({ clientX }) => move((clientX - from) / (to - from));
      border.addEventListener("pointermove", follow);
      border.addEventListener("lostpointercapture", () => {
        border.removeEventListener("pointermove", follow);
        story.classList.remove("drawing");
      }, { once: true });
    });
    left.after(border);
    return border;
  };

  /* A pane's new content in place of the old: where one had rolled to and stood stays. */
  const texts = (pane) => new Set([...pane.querySelectorAll(".telling p, .troubles li, .rooms li, .channels > div")].map((one) => one.textContent));
  const replace = (pane, { html, digest }) => {
    const within = pane.contains(document.activeElement) && document.activeElement !== pane ? document.activeElement : null;
    const key = within?.dataset.key, before = texts(pane), rolled = pane.scrollTop;
    const first = !pane.childElementCount;
    pane.innerHTML = html;
    pane.dataset.digest = digest;
    enhance(pane);
    pane.scrollTop = rolled;
    if (within) (key && pane.querySelector(`[data-key="${CSS.escape(key)}"]`) || pane).focus({ preventScroll: true });
    if (!first) for (const one of pane.querySelectorAll(".telling p, .troubles li, .rooms li, .channels > div")) {
      if (!before.has(one.textContent)) one.classList.add("fresh");
    }
    pane.dispatchEvent(new CustomEvent("renewed", { bubbles: true }));
  };

  /* A page in a frame: its body is changed where it stands; where its style is another, a second frame takes over. */
  const latest = new Map();
  const frame = (which) => story.querySelector(`[data-frame="${which}"]:not(.coming)`);
  const renew = async (which, { digest }) => {
    const old = frame(which);
    if (!old) return location.reload();
    latest.set(which, digest);
    if ("inPlace" in old.dataset && old.contentDocument?.readyState === "complete" && old.contentDocument.body.childElementCount) {
      const answer = await fetch(old.src, { headers: { accept: "text/html" } });
      // The frame's own parser: under this page's policy its style would be none.
      const fresh = answer.ok && new old.contentWindow.DOMParser().parseFromString(await answer.text(), "text/html");
      if (latest.get(which) !== digest) return undefined;
      if (fresh && style(fresh) === style(old.contentDocument)) return change(old, fresh, digest);
    }
    return exchange(which, old, digest);
  };
  const style = (page) => [...page.querySelectorAll("style")].map((one) => one.textContent).join();
  const change = (old, fresh, digest) => {
    const page = old.contentDocument, view = old.contentWindow, at = view.scrollY;
    page.title = fresh.title;
    page.body.replaceWith(page.adoptNode(fresh.body));
    view.scrollTo({ top: at, behavior: "instant" });
    old.dataset.digest = digest;
  };
  const exchange = (which, old, digest) => {
    story.querySelectorAll(`[data-frame="${which}"].coming`).forEach((one) => one.remove());
    const next = old.cloneNode();
    next.classList.add("coming");
    next.dataset.digest = digest;
    next.setAttribute("aria-hidden", "true");
    next.addEventListener("load", () => {
      if (latest.get(which) !== digest) return;
      const focused = document.activeElement === old;
      next.contentWindow.scrollTo({ top: old.contentWindow?.scrollY || 0, behavior: "instant" });
      next.classList.remove("coming");
      next.removeAttribute("aria-hidden");
      led(next);
      if (focused) next.focus({ preventScroll: true });
      delete old.dataset.frame; // it stays below until the new one is painted
      delete old.dataset.digest;
      requestAnimationFrame(() => requestAnimationFrame(() => old.remove()));
    }, { once: true });
    old.after(next);
  };
  /* A link to another story opens that one here; every other leads nowhere from within a frame. */
  const led = (one) => {
    one.contentDocument?.addEventListener("click", (event) => {
      const link = event.target.closest?.("a[href]");
      if (!link || link.getAttribute("href").startsWith("#")) return;
      event.preventDefault();
      const other = new URL(link.href).pathname.match(/\/preview\/([^/]+)\/$/);
      const slug = other && decodeURIComponent(other[1]);
      if (slug && slug !== story.dataset.slug) location.assign(at(slug));
    });
  };
  for (const one of story.querySelectorAll("iframe")) {
    one.addEventListener("load", () => led(one));
    if (one.contentDocument?.readyState === "complete") led(one);
  }

  /* What a pane's content can do besides being read. */
  const enhance = (pane) => {
    for (const button of pane.querySelectorAll("[data-copy]")) button.hidden = false;
    const count = pane.querySelector("[data-count]");
    if (count) badge(Number(count.dataset.count), Number(count.dataset.errors || 0));
    const first = pane.querySelector(".telling:not([hidden]) .changed");
    if (first && !pane.querySelector('.changed[tabindex="0"]')) first.tabIndex = 0;
    const title = pane.querySelector("h1");
    if (title) document.title = `${title.textContent} – Bàn biên tập`;
    if (pane.dataset.pane === "spoken") written(pane);
  };
  const badge = (count, errors) => {
    const shown = choose.querySelector("[data-badge]");
    shown.hidden = !count;
    shown.textContent = count;
    shown.classList.toggle("errors", errors > 0);
  };
  story.addEventListener("click", async ({ target }) => {
    const button = target.closest("[data-copy]");
    if (!button) return;
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      say("Đã chép.", 0);
      button.firstChild.data = "Đã chép";
      setTimeout(() => { if (button.isConnected) button.firstChild.data = "Chép"; }, 1600);
    } catch {
      say("Trình duyệt không cho chép. Bôi đen rồi chép bằng tay.", 0);
    }
  });

  /* What stands in the text where something else is said: one by one, or all at once. */
  const box = story.querySelector("[data-writes]"), spoken = live("spoken");
  const open = (span, on) => {
    span.setAttribute("aria-expanded", on);
    span.nextElementSibling.hidden = !on;
  };
  const written = (pane) => pane.querySelectorAll(".changed").forEach((span) => open(span, box.checked));
  box.addEventListener("change", () => {
    kept.set("story.written", box.checked);
    written(spoken);
  });
  const reach = (span) => {
    spoken.querySelectorAll('.changed[tabindex="0"]').forEach((one) => { one.tabIndex = -1; });
    span.tabIndex = 0;
    span.focus();
  };
  spoken.addEventListener("click", ({ target }) => {
    const span = target.closest(".changed");
    if (span) open(span, span.getAttribute("aria-expanded") !== "true");
  });
  spoken.addEventListener("keydown", (event) => {
    const here = event.target.closest(".changed");
    if (!here || event.ctrlKey || event.metaKey || event.altKey) return;
    const all = [...spoken.querySelectorAll(".changed")].filter((one) => one.offsetParent), at = all.indexOf(here);
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (event.key === "Enter" || event.key === " ") here.click();
    else if (to === undefined) return;
    else if (all[to]) reach(all[to]);
    event.preventDefault();
  });

  /* The line to the desk. It is let go while nobody looks: a browser has six of them for all its tabs. */
  const lost = story.querySelector(".lost");
  let line = null, late = 0;
  const has = () => [...story.querySelectorAll("[data-digest]:not(.coming)")].map((one) => `${one.dataset.pane || one.dataset.frame}:${one.dataset.digest}`).join();
  const listen = () => {
    if (line || document.hidden) return;
    line = new EventSource(`${at(story.dataset.slug)}live?known=${encodeURIComponent(has())}`);
    line.addEventListener("open", () => { clearTimeout(late); lost.hidden = true; story.dataset.live = ""; });
    line.addEventListener("error", () => {
      delete story.dataset.live;
      clearTimeout(late);
      late = setTimeout(() => { lost.hidden = false; }, 3000);
      if (line?.readyState !== EventSource.CLOSED) return;
      hush();
      setTimeout(listen, 2000);
    });
    line.addEventListener("message", ({ data }) => take(JSON.parse(data)));
  };
  const hush = () => { line?.close(); line = null; };
  const take = ({ panes: fresh, said: words, slug }) => {
    if (slug && slug !== story.dataset.slug) {
      location.replace(at(slug));
      return;
    }
    let told = false;
    for (const [which, pane] of Object.entries(fresh)) {
      const there = pane.html === null ? frame(which) : live(which);
      if (there?.dataset.digest === pane.digest) continue;
      told ||= which !== "hear";
      if (pane.html === null) renew(which, pane);
      else replace(there, pane);
    }
    if (told) say(words);
  };
  document.addEventListener("visibilitychange", () => document.hidden ? hush() : listen());
  addEventListener("pagehide", hush);
  addEventListener("pageshow", listen);

  box.checked = Boolean(kept.get("story.written"));
  box.parentElement.hidden = choose.hidden = false;
  story.classList.add("enhanced");
  for (const pane of story.querySelectorAll("[data-pane]")) enhance(pane);
  wide.addEventListener("change", arrange);
  wider.addEventListener("change", arrange);
  arrange();
  listen();
})();
