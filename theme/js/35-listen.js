/* The listening page: rows that are filtered, and played one after the other. */
(() => {
  "use strict";
  const page = document.querySelector(".listening");
  if (!page) return;
  const rows = [...page.querySelectorAll(".queue li")], filters = [...page.querySelectorAll(".filters button")];
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
  const group = (filter) => !filter.dataset.kind ? "" : /^f\d/.test(filter.dataset.kind) ? "field" : "length";
  const sift = () => {
    for (const row of rows) row.hidden = !fits(row, chosen);
    for (const year of page.querySelectorAll(".queue details")) {
      const left = year.querySelectorAll("li:not([hidden])").length;
      year.hidden = !left;
      year.querySelector(".number").textContent = `${left} bài`;
      if (chosen.field || chosen.length) year.open = true;
    }
    for (const filter of filters) {
      const kind = group(filter), on = kind ? chosen[kind] === filter.dataset.kind : !chosen.field && !chosen.length;
      if (kind) filter.querySelector(".number").textContent = rows.filter((row) => fits(row, { ...chosen, [kind]: filter.dataset.kind })).length;
      filter.setAttribute("aria-pressed", on);
    }
    const list = rows.filter((row) => !row.hidden);
    every.textContent = `Nghe liền ${list.length} bài`;
    every.disabled = !list.length;
    if (current) remain();
    return list;
  };
  const choose = (filter) => {
    const kind = group(filter);
    if (kind) chosen[kind] = chosen[kind] === filter.dataset.kind ? "" : filter.dataset.kind;
    else chosen.field = chosen.length = "";
    return sift();
  };

  /* Between a row and the player lie all rows that follow: for the keyboard there is a shorter way each way. */
  const way = (words, to) => Object.assign(document.createElement("a"), { className: "skip", href: to, textContent: words });
  const there = way("Đến khung nghe", "#khung-nghe"), back = way("Về bài đang nghe", "#noi-dung");
  now.after(back);

  for (const row of rows) {
    const button = document.createElement("button");
    button.type = "button";
    row.prepend(button);
    state(row, false);
  }
  page.addEventListener("click", (event) => {
    const filter = event.target.closest(".filters button"), row = event.target.closest(".queue li > button")?.parentElement;
    if (row) {
      row === current ? sound.querySelector(".deck-play").click() : play(row);
      row.firstChild.after(there);
    }
    if (!filter) return;
    const list = choose(filter);
    said.textContent = list.length ? `${list.length} bài, ${words(duration(list))}.` : "Không có bài nào như thế.";
  });
  every.addEventListener("click", () => {
    play(rows.find((row) => !row.hidden));
    every.after(there);
  });
  back.addEventListener("click", (event) => {
    event.preventDefault();
    current.firstChild.focus();
  });
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

  const asked = filters.find((filter) => filter.value && `#${filter.value}` === location.hash);
  if (asked) choose(asked);
  else sift();
})();
