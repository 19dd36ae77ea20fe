/* The words of work that goes on, as they come. */
"use strict";
(() => {
  const work = document.getElementById("work");
  if (!work || !work.dataset.follow) return;
  const lines = document.getElementById("lines");
  const state = document.getElementById("state");
  const coming = new EventSource(work.dataset.follow);
  coming.onmessage = (event) => {
    lines.insertAdjacentHTML("beforeend", JSON.parse(event.data));
    lines.lastElementChild.scrollIntoView({ block: "nearest" });
  };
  coming.addEventListener("done", (event) => {
    coming.close();
    const bar = work.querySelector("progress");
    if (bar) bar.remove();
    state.textContent = event.data === "0" ? "Đã xong." : "Chưa xong: xem những dòng dưới đây.";
  });
  coming.onerror = () => {
    coming.close();
    state.textContent = "Bàn đã đóng. Mở lại bàn rồi xem bảng theo dõi.";
  };
})();
