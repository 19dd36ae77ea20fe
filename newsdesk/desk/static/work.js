/* The words of work that goes on, as they come. */
"use strict";
(() => {
  const work = document.getElementById("work");
  if (!work || !work.dataset.follow) return;
  const lines = document.getElementById("lines");
  const what = document.getElementById("what");
  const state = document.getElementById("state");
  const coming = new EventSource(work.dataset.follow);
  coming.onmessage = (event) => {
    lines.insertAdjacentHTML("beforeend", JSON.parse(event.data));
    lines.lastElementChild.scrollIntoView({ block: "nearest" });
  };
  coming.addEventListener("far", (event) => {
    const far = JSON.parse(event.data);
    const bar = work.querySelector("progress");
    if (!far || !bar) return;
    if (far.total) { bar.max = far.total; bar.value = far.done; } else bar.removeAttribute("value");
    what.textContent = far.total ? `${far.what}: ${far.done}/${far.total}` : `${far.what}…`;
  });
  coming.addEventListener("done", (event) => {
    coming.close();
    const bar = work.querySelector("progress");
    if (bar) bar.remove();
    what.textContent = "";
    state.textContent = event.data === "0" ? "Đã xong." : "Chưa xong: xem những dòng dưới đây.";
  });
  coming.onerror = () => {
    coming.close();
    state.textContent = "Bàn đã đóng. Mở lại bàn rồi xem bảng theo dõi.";
  };
})();
