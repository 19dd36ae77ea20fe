/* The words of work that goes on, as they come. */
"use strict";
(() => {
  const work = document.getElementById("work");
  if (!work || !work.dataset.follow) return;
  const lines = document.getElementById("lines");
  const what = document.getElementById("what");
  const state = document.getElementById("state");
  const [place, asked] = work.dataset.follow.split("?seen=");
  let coming = null, seen = asked, ended = false, tries = 20;

  /* The line to the desk is let go while nobody looks: a browser has six of them for all its tabs. */
  const hush = () => { coming?.close(); coming = null; };
  const follow = () => {
    if (coming || ended || document.hidden) return;
    coming = new EventSource(`${place}?seen=${seen}`);
    coming.addEventListener("open", () => { tries = 20; state.textContent = "Đang làm…"; });
    coming.addEventListener("message", (event) => {
      seen = event.lastEventId || seen;
      lines.insertAdjacentHTML("beforeend", JSON.parse(event.data));
      lines.lastElementChild.scrollIntoView({ block: "nearest" });
    });
    coming.addEventListener("far", (event) => {
      const far = JSON.parse(event.data);
      const bar = work.querySelector("progress");
      if (!far || !bar) return;
      if (far.total) { bar.max = far.total; bar.value = far.done; } else bar.removeAttribute("value");
      what.textContent = far.total ? `${far.what}: ${far.done}/${far.total}` : `${far.what}…`;
    });
    coming.addEventListener("done", (event) => {
      ended = true;
      hush();
      const bar = work.querySelector("progress");
      if (bar) bar.remove();
      what.textContent = "";
      state.textContent = event.data === "0" ? "Đã xong." : "Chưa xong: xem những dòng dưới đây.";
    });
    coming.addEventListener("error", () => {
      hush();
      state.textContent = "Bàn đã đóng. Mở lại bàn rồi xem bảng theo dõi.";
      tries -= 1;
      if (tries) setTimeout(follow, 3000);
    });
  };
  document.addEventListener("visibilitychange", () => document.hidden ? hush() : follow());
  addEventListener("pagehide", hush);
  addEventListener("pageshow", follow);
  follow();
})();
