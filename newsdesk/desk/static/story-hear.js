/* A story heard: the voice is asked for, waited for and played, and the sentence that is heard is marked in the text. */
"use strict";
(() => {
  const story = document.querySelector(".story");
  const hear = story.querySelector(".hear"), sounds = hear.querySelector(".sounds");
  const sound = hear.querySelector("audio"), transport = hear.querySelector(".transport");
  const range = transport.querySelector("input"), clock = transport.querySelector(".clock"), older = hear.querySelector(".older");
  const spoken = story.querySelector('[data-pane="spoken"]');
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let playing = { script: "", cues: [] }, wanted = "", since = 0, marked = -1, rolled = 0;

  const two = (number) => String(number).padStart(2, "0");
  const time = (seconds) => `${Math.floor(seconds / 60)}:${two(Math.floor(seconds % 60))}`;
  const words = (seconds) => {
    const minutes = Math.floor(seconds / 60), rest = Math.floor(seconds % 60);
    return minutes ? `${minutes} phút${rest ? ` ${two(rest)} giây` : ""}` : `${rest} giây`;
  };
  const version = () => story.dataset.version;
  const sounding = () => sounds.querySelector(`.sounding[data-of="${version()}"]`);

  const load = (one) => {
    playing = { script: one.dataset.script, cues: JSON.parse(one.dataset.cues) };
    mark(-1);
    sound.src = one.dataset.src;
    transport.hidden = false;
  };
  const start = (one) => {
    if (playing.script !== one.dataset.script) load(one);
    wanted = "";
    sound.play().catch(() => shown());
  };
  const ask = async (one) => {
    wanted = one.dataset.script;
    since = performance.now();
    const form = one.querySelector("form");
    await fetch(form.action, { method: "POST", headers: { accept: "application/json" }, body: new URLSearchParams(new FormData(form)) });
  };

  sounds.addEventListener("submit", (event) => {
    event.preventDefault();
    const one = event.target.closest(".sounding");
    if ("making" in one.dataset) return;
    if (!sound.paused && playing.script === one.dataset.script) sound.pause();
    else if (one.dataset.src) start(one);
    else ask(one);
  });
  sounds.addEventListener("change", ({ target }) => {
    if (target.name !== "version") return;
    story.dataset.version = target.value;
    sound.pause();
    shown();
  });
  story.addEventListener("renewed", ({ target }) => {
    if (target === sounds) {
      const box = sounds.querySelector(`input[value="${version()}"]`);
      if (box) box.checked = true;
      else story.dataset.version = "long";
      const one = sounding();
      if (wanted && one?.dataset.src && one.dataset.script === wanted) start(one);
    }
    if (target === spoken) mark(marked, true);
    shown();
  });

  /* Where the sound is, in the text and on its line. */
  const telling = () => [...spoken.querySelectorAll(".telling")].find((one) => one.dataset.script === playing.script);
  const mark = (at, again = false) => {
    if (at === marked && !again) return;
    marked = at;
    spoken.querySelectorAll(".heard").forEach((one) => one.classList.remove("heard"));
    const cue = playing.cues[at], lines = telling()?.querySelectorAll(".line");
    if (!cue || !lines?.length) return;
    for (let number = cue[2]; number < cue[3]; number += 1) lines[number]?.classList.add("heard");
    if (!again && performance.now() > rolled + 4000) seen(lines[cue[2]]);
  };
  const seen = (line) => {
    const roll = spoken.scrollHeight > spoken.clientHeight + 1, inner = line.getBoundingClientRect();
    const outer = roll ? spoken.getBoundingClientRect() : { top: 0, bottom: 0 };
    if (!roll || !spoken.offsetParent || inner.top >= outer.top && inner.bottom <= outer.bottom - 40) return;
    spoken.scrollTo({ top: spoken.scrollTop + inner.top - outer.top - spoken.clientHeight / 4, behavior: still.matches ? "auto" : "smooth" });
  };
  for (const kind of ["wheel", "touchmove", "keydown"]) spoken.addEventListener(kind, () => { rolled = performance.now(); }, { passive: true });

  const at = () => {
    const now = sound.currentTime;
    mark(playing.cues.findLastIndex(([begins]) => begins <= now + .03));
    range.value = now;
    range.setAttribute("aria-valuetext", `${words(now)} trên ${words(sound.duration || 0)}`);
    clock.textContent = sound.duration ? `${time(now)} / ${time(sound.duration)}` : "";
  };
  const shown = () => {
    const one = sounding(), ours = one && playing.script === one.dataset.script, runs = !sound.paused;
    hear.querySelectorAll(".versions").forEach((box) => { box.hidden = false; });
    for (const each of sounds.querySelectorAll(".sounding")) {
      const on = runs && each.dataset.script === playing.script;
      each.classList.toggle("playing", on);
      if (each.dataset.src) each.querySelector("[data-words]").textContent = on ? "Dừng" : "Nghe";
    }
    older.hidden = !runs || ours;
    spoken.classList.toggle("follows", Boolean(telling()));
  };
  for (const kind of ["play", "pause", "ended"]) sound.addEventListener(kind, shown);
  sound.addEventListener("ended", () => mark(-1));
  sound.addEventListener("timeupdate", at);
  sound.addEventListener("loadedmetadata", () => { range.max = sound.duration; at(); });
  range.addEventListener("input", () => { sound.currentTime = Number(range.value); });
  const tick = () => {
    if (!sound.paused) at();
    const one = sounding(), seconds = one?.querySelector("[data-seconds]");
    if (seconds && since) seconds.textContent = `${Math.round((performance.now() - since) / 1000)} giây`;
  };
  setInterval(tick, 120);

  const go = (number) => {
    const cue = playing.cues[Math.min(playing.cues.length - 1, Math.max(0, number))];
    if (cue) sound.currentTime = cue[0] + .01;
    at();
  };
  transport.addEventListener("click", ({ target }) => {
    const step = target.closest("[data-step]");
    if (step) go(Math.max(0, marked) + Number(step.dataset.step));
  });
  spoken.addEventListener("click", ({ target }) => {
    const line = target.closest(".line");
    if (!line || target.closest(".changed") || String(getSelection()) || !telling()?.contains(line)) return;
    go(playing.cues.findIndex(([, , first, last]) => first <= Number(line.dataset.line) && Number(line.dataset.line) < last));
  });
  shown();
})();
