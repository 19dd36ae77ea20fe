/* Reads what can be searched: titles first, then the texts, newest year first; each can be found as soon as it is there. */
(() => {
  "use strict";
  const desk = deskSearch;
  const LIST = "tim/muc-luc.js";
  /* What every story is, as the head of every page says. */
  const ABOUT = "Gương điển hình";
  const APART = " . ";
  const state = { stories: [], read: 0, years: 0, broken: false };
  let again;

  const script = (place) => new Promise((resolve, reject) => {
    document.head.append(Object.assign(document.createElement("script"), { src: desk.home + place, onload: resolve, onerror: reject }));
  });

  /* A part by the list. A list that a browser kept may name parts that are gone: then it is asked for anew, once. */
  async function part(place) {
    try {
      await script(place());
    } catch {
      await (again ||= script(`${LIST}?${Date.now()}`));
      if (place()) await script(place());
    }
  }

  async function readTitles() {
    await part(() => desk.contents.titles);
    const { stories, fields, units, kinds, tags } = desk.titles;
    const rows = stories.map(([, title, summary, , field, unit, kind, tagged], number) => [number, [
      title, summary, tagged.map((tag) => tags[tag][1]).join(APART), units[unit][1],
      fields[field].slice(1).join(APART), ABOUT + APART + kinds[kind][1],
    ]]);
    await desk.add(["title", "summary", "tags", "unit", "field", "kind"], rows, stories.length);
    Object.assign(state, { stories, read: 1 });
    desk.views.forEach((view) => view.ready());
  }

  async function readTexts(year, numbers) {
    await part(() => desk.contents.texts.find(([one]) => one === year)?.[1]);
    const told = (desk.texts[year] || []).filter(([slug]) => numbers.has(slug));
    await desk.add(["text"], told.map(([slug, paragraphs]) => [numbers.get(slug), [paragraphs.join(APART)]]), state.stories.length);
    for (const [slug, paragraphs] of told) state.stories[numbers.get(slug)].paragraphs = paragraphs;
    state.read++;
    desk.views.forEach((view) => view.show());
  }

  async function readAll() {
    state.years = desk.contents.texts.length;
    await readTitles();
    const numbers = new Map(state.stories.map(([slug], number) => [slug, number]));
    for (const [year] of desk.contents.texts) await readTexts(year, numbers);
  }

  Object.assign(desk, {
    state,
    views: [],
    start: () => (desk.started ||= readAll().catch(() => desk.failed())),
    failed: () => { state.broken = true; desk.views.forEach((view) => view.show()); },
    answers: () => state.read > 0,
    read: () => state.read > state.years,
  });
})();
