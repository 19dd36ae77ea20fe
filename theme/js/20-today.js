/* Brings a page that was printed some days ago up to today: a day gone by goes away, today is marked, days are counted. */
(() => {
  "use strict";
  const DAY = 864e5, OURS = 7 * 36e5; /* Vietnam has one time of day all year round. */
  const today = new Date(Date.now() + OURS).toISOString().slice(0, 10);

  for (const section of document.querySelectorAll(".on-air")) {
    const days = [...section.querySelectorAll("[data-day]")];
    const left = days.filter((day) => day.dataset.day >= today);
    for (const day of days) {
      day.hidden = !left.includes(day);
      if (day.dataset.day !== today) continue;
      const words = day.querySelector("time"); /* As long as the weekday that it stands for: nothing moves. */
      words.textContent = words.textContent.replace(/^[^,]+/, section.dataset.today);
      day.classList.add("today");
    }
    if (left.length) left[0].open = true;
    else section.hidden = true;
  }

  for (const section of document.querySelectorAll("[data-deadline]")) {
    const left = Math.round((Date.parse(section.dataset.deadline) - Date.parse(today)) / DAY);
    const words = section.querySelector(".left");
    section.hidden = left < 1;
    words.textContent = left > 1 ? words.dataset.many.replace("{}", left) : words.dataset.last;
  }
})();
