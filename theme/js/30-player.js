/* The player: our own controls over an audio element, and the words that follow the voice. */
(() => {
  "use strict";
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const two = (number) => String(number).padStart(2, "0");
  const clock = (seconds) => `${Math.floor(seconds / 60)}:${two(Math.floor(seconds % 60))}`;
  const spoken = (seconds) => {
    const minutes = Math.floor(seconds / 60), rest = Math.floor(seconds % 60);
    return minutes ? `${minutes} phút${rest ? ` ${two(rest)} giây` : ""}` : `${rest} giây`;
  };

  /* Marks the sentence that is heard; who scrolls away is left alone. */
  const words = (box, go) => {
    const said = [...box.querySelectorAll("[data-start]")].map((element) => ({ element, start: +element.dataset.start }));
    let current = -1, follows = true, ours = 0;
    const seen = (element) => {
      const inner = element.getBoundingClientRect(), outer = box.getBoundingClientRect();
      return inner.top < outer.bottom && inner.bottom > outer.top;
    };
    const reachable = (at) => said.forEach(({ element }, number) => { element.tabIndex = number === at ? 0 : -1; });
    const show = () => {
      if (!follows || !box.offsetHeight || current < 0) return;
      const inner = said[current].element.getBoundingClientRect(), outer = box.getBoundingClientRect();
      ours = performance.now() + (still.matches ? 150 : 900);
      box.scrollTo({ top: box.scrollTop + inner.top - outer.top - outer.height / 4, behavior: still.matches ? "auto" : "smooth" });
    };
    const from = (element) => {
      follows = true;
      go(+element.dataset.start);
    };
    for (const { element } of said) element.setAttribute("role", "button");
    reachable(0);
    box.addEventListener("scroll", () => {
      if (performance.now() > ours) follows = current < 0 || seen(said[current].element);
    });
    box.addEventListener("click", ({ target }) => {
      const element = target.closest("[data-start]");
      if (element && !String(getSelection())) from(element);
    });
    box.addEventListener("keydown", (event) => {
      const here = said.findIndex(({ element }) => element === document.activeElement);
      const to = { ArrowDown: here + 1, ArrowRight: here + 1, ArrowUp: here - 1, ArrowLeft: here - 1, Home: 0, End: said.length - 1 }[event.key];
      if (here < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "Enter" || event.key === " ") from(said[here].element);
      else if (to === undefined) return;
      else if (said[to]) {
        reachable(to);
        said[to].element.focus();
      }
      event.preventDefault();
      event.stopPropagation();
    });
    return {
      texts: said.map(({ element }) => element.textContent),
      show,
      /* Browsers land a hair before the moment. */
      at(seconds) {
        const next = said.findLastIndex(({ start }) => start <= seconds + .03);
        if (next === current) return next;
        said[current]?.element.removeAttribute("aria-current");
        said[current = next]?.element.setAttribute("aria-current", "true");
        if (next >= 0 && !box.contains(document.activeElement)) reachable(next);
        show();
        return next;
      },
    };
  };

  /* Where the body holds the very sentences that are read, they are marked there too. */
  const body = (sound, texts) => {
    const story = sound.closest("article"), nodes = [];
    if (!story || !window.CSS?.highlights || !texts.length) return () => {};
    let whole = "";
    for (const part of story.querySelectorAll("h1, header .summary, .body")) {
      const walk = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
      while (walk.nextNode()) {
        nodes.push([whole.length, walk.currentNode]);
        whole += walk.currentNode.data.replace(/\s/g, " ");
      }
      whole += " ";
    }
    let from = 0;
    const spot = (at) => {
      const [start, node] = nodes.findLast(([start]) => start <= at);
      return [node, Math.min(at - start, node.length)];
    };
    const ranges = texts.map((text) => {
      const at = whole.indexOf(text, from);
      if (at < 0) return null;
      from = at + text.length;
      const range = new Range();
      range.setStart(...spot(at));
      range.setEnd(...spot(from - 1));
      range.setEnd(range.endContainer, range.endOffset + 1);
      return range;
    });
    if (ranges.filter(Boolean).length < .8 * ranges.length) return () => {};
    return (number) => ranges[number] ? CSS.highlights.set("spoken", new Highlight(ranges[number])) : CSS.highlights.delete("spoken");
  };

  const bring = (sound) => {
    const audio = sound.querySelector("audio"), deck = sound.querySelector(".deck"), box = sound.querySelector(".cues");
    const [play, seek, at, all, speed] = ["play", "seek", "at", "all", "speed select"].map((name) => deck.querySelector(`.deck-${name}`));
    const fault = sound.querySelector(".sound-fault"), details = sound.querySelector("details.sound-words");
    const names = [play.getAttribute("aria-label"), play.dataset.other];
    let opened = false, asked = false, said = -1;

    const length = () => Number.isFinite(audio.duration) ? audio.duration : +sound.dataset.seconds;
    const start = () => audio.play().catch(({ name }) => {
      if (name !== "AbortError") fault.textContent = "Không phát được. Mời bạn thử lại hoặc tải về máy.";
    });
    const toggle = () => audio.paused ? start() : audio.pause();
    const go = (seconds) => {
      asked = true;
      audio.currentTime = Math.max(0, Math.min(seconds, length() - .05));
      show();
    };
    const move = (seconds) => go(audio.currentTime + seconds);
    const text = box && words(box, (seconds) => { go(seconds); start(); });
    let mark = text && ((number) => (mark = body(sound, text.texts))(number));

    function show() {
      const now = audio.currentTime, whole = length(), second = Math.floor(now);
      seek.max = whole;
      seek.value = now;
      seek.style.setProperty("--done", whole ? now / whole : 0);
      if (text) {
        const number = text.at(audio.paused && !now ? -1 : now);
        mark(audio.ended ? -1 : number);
      }
      if (second === said && !asked) return;
      said = second;
      at.textContent = clock(now);
      all.textContent = clock(Math.round(whole));
      /* Who holds the slider hears where it was put, not each second after. */
      if (asked || audio.paused || document.activeElement !== seek) seek.setAttribute("aria-valuetext", `${spoken(now)} / ${spoken(Math.round(whole))}`);
      asked = false;
    }
    /* `timeupdate` comes four times a second: too late for a word. */
    const run = () => {
      show();
      if (!audio.paused) requestAnimationFrame(run);
    };
    const state = () => {
      sound.classList.toggle("playing", !audio.paused);
      play.setAttribute("aria-label", names[+!audio.paused]);
    };

    audio.controls = false;
    sound.classList.add("ready");
    show();
    for (const name of ["play", "pause", "emptied"]) audio.addEventListener(name, state);
    for (const name of ["timeupdate", "durationchange", "seeked", "emptied"]) audio.addEventListener(name, () => { said = -1; show(); });
    for (const name of ["waiting", "playing", "pause", "emptied"]) audio.addEventListener(name, () => sound.classList.toggle("waiting", name === "waiting"));
    audio.addEventListener("play", () => {
      fault.textContent = "";
      audio.playbackRate = speed.value;
      if (details && !opened) details.open = opened = true;
      run();
      tell();
    });

    play.addEventListener("click", toggle);
    speed.addEventListener("change", () => { audio.playbackRate = speed.value; });
    seek.addEventListener("input", () => go(+seek.value));
    details?.addEventListener("toggle", () => text.show());
    for (const button of deck.querySelectorAll("[data-step]")) {
      button.addEventListener("click", () => move(+button.dataset.step));
    }
    /* Outside the player keys belong to the reader. */
    sound.addEventListener("keydown", (event) => {
      const { key, target } = event;
      if (event.ctrlKey || event.metaKey || event.altKey || target === speed) return;
      const on = target === seek, name = key.toLowerCase();
      const by = { j: -10, l: 10, ...on && { arrowleft: -5, arrowdown: -5, arrowright: 5, arrowup: 5, pagedown: -30, pageup: 30, home: -1e9, end: 1e9 } }[name];
      if (by) move(by);
      else if (name === "k" || name === " " && (on || target === sound)) toggle();
      else return;
      event.preventDefault();
    });

    /* The lock screen and the keys of a headset. */
    function tell() {
      const session = navigator.mediaSession, { picture, by } = sound.dataset;
      if (!session || !window.MediaMetadata) return;
      session.metadata = new MediaMetadata({
        title: audio.getAttribute("aria-label"), artist: by, album: "Gương điển hình",
        artwork: picture ? [{ src: new URL(picture, location).href }] : [],
      });
      const act = {
        play: start, pause: () => audio.pause(), seekto: ({ seekTime }) => go(seekTime),
        seekbackward: () => move(-10), seekforward: () => move(10),
      };
      for (const [name, work] of Object.entries(act)) {
        try { session.setActionHandler(name, work); } catch { /* Not known here. */ }
      }
    }
  };

  document.addEventListener("play", ({ target }) => {
    for (const other of document.querySelectorAll("audio")) if (other !== target) other.pause();
  }, true);

  document.querySelectorAll(".sound").forEach(bring);
})();
