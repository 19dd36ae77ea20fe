/* The listening page: rows that are filtered, and played one after the other. */
(() => {
  "use strict";
  const page = document.querySelector(".listening");
  if (!page) return;
  const rows = [...page.querySelectorAll(".queue li")], links = [...page.querySelectorAll(".filters a")];
  const [sound, now, left, every, said] = [".queue-sound", ".queue-now a", ".queue-left", ".listen-all", ".filters-said"].map((name) => page.querySelector(name));
  const audio = sound.querySelector("audio"), before = sound.querySelector(".deck-before"), after = sound.querySelector(".deck-after");
  const chosen = { field: "", length: "" };
  let current = null;

  const duration = (list) => list.reduce((sum, row) => sum + +row.dataset.seconds, 0);
  const words = (seconds) => {
    const whole = Math.max(1, Math.round(seconds / 60)), hours = Math.floor(whole / 60), minutes = whole % 60;
    if (!hours) return `${minutes} phút`;
    return minutes ? `${hours} giờ ${String(minutes).padStart(2, "0")} phút` : `${hours} giờ`;
  };
  const rest = () => rows.slice(rows.indexOf(current) + 1).filter((row) => !row.hidden);
  const previous = () => current && rows.slice(0, rows.indexOf(current)).findLast((row) => !row.hidden);

  /* How much is still to come, told to the minute. */
  const remain = () => {
    const list = rest(), own = +sound.dataset.seconds - audio.currentTime;
    left.textContent = list.length ? `Còn ${list.length} bài, ${words(duration(list) + own)}` : "Bài cuối";
    before.disabled = !previous();
    after.disabled = !list.length;
  };
  const state = (row, heard) => {
    row.classList.toggle("playing", heard);
    row.firstChild.setAttribute("aria-label", `${heard ? "Tạm dừng" : "Nghe"}: ${row.querySelector(".title").textContent}`);
  };
  const play = (row) => {
    if (!row) return;
    const title = row.querySelector(".title");
    current?.removeAttribute("aria-current");
    if (current) state(current, false);
    current = row;
    row.setAttribute("aria-current", "true");
    row.closest("details").open = true;
    now.href = title.href;
    now.textContent = title.textContent;
    Object.assign(sound.dataset, { seconds: row.dataset.seconds, by: row.querySelector(".about span:not(.sample)").textContent });
    audio.setAttribute("aria-label", title.textContent);
    audio.src = row.querySelector("[download]").href;
    sound.hidden = false;
    remain();
    sound.querySelector(".deck-play").click();
  };

  /* One filter of each kind; each says how many it would leave. */
  const fits = (row, { field, length }) => (!field || row.classList.contains(field)) && (!length || row.classList.contains(length));
  const group = (link) => !link.dataset.kind ? "" : /^f\d/.test(link.dataset.kind) ? "field" : "length";
  const filter = () => {
    for (const row of rows) row.hidden = !fits(row, chosen);
    for (const year of page.querySelectorAll(".queue details")) {
      const left = year.querySelectorAll("li:not([hidden])").length;
      year.hidden = !left;
      year.querySelector(".number").textContent = `${left} bài`;
      if (chosen.field || chosen.length) year.open = true;
    }
    for (const link of links) {
      const kind = group(link), on = kind ? chosen[kind] === link.dataset.kind : !chosen.field && !chosen.length;
      if (kind) link.querySelector(".number").textContent = rows.filter((row) => fits(row, { ...chosen, [kind]: link.dataset.kind })).length;
      on ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current");
    }
    const list = rows.filter((row) => !row.hidden);
    every.textContent = `Nghe liền ${list.length} bài`;
    every.disabled = !list.length;
    if (current) remain();
    return list;
  };
  const choose = (link) => {
    const kind = group(link);
    if (kind) chosen[kind] = chosen[kind] === link.dataset.kind ? "" : link.dataset.kind;
    else chosen.field = chosen.length = "";
    return filter();
  };

  for (const row of rows) {
    const button = document.createElement("button");
    button.type = "button";
    row.prepend(button);
    state(row, false);
  }
  page.addEventListener("click", (event) => {
    const link = event.target.closest(".filters a"), row = event.target.closest(".queue li > button")?.parentElement;
    if (row) row === current ? sound.querySelector(".deck-play").click() : play(row);
    if (!link) return;
    event.preventDefault();
    const list = choose(link);
    said.textContent = list.length ? `${list.length} bài, ${words(duration(list))}.` : "Không có bài nào như thế.";
  });
  every.addEventListener("click", () => play(rows.find((row) => !row.hidden)));
  before.addEventListener("click", () => play(previous()));
  after.addEventListener("click", () => play(rest()[0]));
  audio.addEventListener("ended", () => play(rest()[0]));
  audio.addEventListener("timeupdate", remain);
  for (const name of ["play", "pause"]) audio.addEventListener(name, () => state(current, !audio.paused));
  audio.addEventListener("play", () => {
    for (const [name, button] of [["previoustrack", before], ["nexttrack", after]]) {
      try { navigator.mediaSession.setActionHandler(name, () => button.click()); } catch { /* Not known here. */ }
    }
  });

  const asked = links.find((link) => link.hash === location.hash && location.hash);
  if (asked) choose(asked);
  else filter();
})();
