/* The search as a visitor meets it: a dialog on any page, the same on a page of its own. What is typed goes nowhere. */
(() => {
  "use strict";
  const desk = deskSearch;
  /* What every story is, as the head of every page says. */
  const ABOUT = "Gương điển hình";
  const AT_ONCE = 12, SETTLED = 120, SAID = 500;
  const ALL = [["fields", 4, "lĩnh vực"], ["units", 5, "đơn vị"]];
  let stories, read = 0, years = 0, broken = false;

  function make(tag, facts = {}, ...inner) {
    const one = Object.assign(document.createElement(tag), facts);
    one.append(...inner);
    return one;
  }

  const script = (place) => new Promise((resolve, reject) => {
    document.head.append(make("script", { src: desk.home + place, onload: resolve, onerror: reject }));
  });

  /* Titles first, then the texts, newest year first: each can be found as soon as it is there. */
  async function readAll() {
    const { titles, texts } = desk.contents;
    years = texts.length;
    await script(titles);
    const { fields, units, kinds, tags } = desk.titles;
    stories = desk.titles.stories;
    const named = stories.map((one, number) => [number, [one[1], one[2], one[7].map((tag) => tags[tag][1]).join(" . "), units[one[5]][1], fields[one[4]].slice(1).join(" . "), `${ABOUT}. ${kinds[one[6]][1]}`]]);
    await desk.add(["title", "summary", "tags", "unit", "field", "kind"], named, stories.length);
    read = 1;
    views.forEach((view) => view.ready());
    const numbers = new Map(stories.map((one, number) => [one[0], number]));
    for (const [year, place] of texts) {
      await script(place);
      await desk.add(["text"], desk.texts[year].map(([slug, paragraphs]) => [numbers.get(slug), [paragraphs.join(" . ")]]), stories.length);
      for (const [slug, paragraphs] of desk.texts[year]) stories[numbers.get(slug)].paragraphs = paragraphs;
      read++;
      views.forEach((view) => view.show());
    }
  }

  /* Titles, texts of each year: all that is to be read. */
  const whole = () => read > years;

  const views = [];

  class View {
    constructor(root, more) {
      this.input = make("input", { type: "search", name: "q", autocomplete: "off", spellcheck: false, enterKeyHint: "search" });
      this.input.setAttribute("aria-label", "Tìm trong các bài");
      this.input.placeholder = "Có dấu hoặc không dấu";
      this.choices = make("div", { className: "search-choices", hidden: true });
      this.form = make("form", { className: "search-form", action: `${desk.home}tim/index.html` }, this.input, make("button", { type: "submit" }, "Tìm"));
      this.form.setAttribute("role", "search");
      this.status = make("p", { className: "search-status" });
      this.status.setAttribute("role", "status");
      this.list = make("ol", { className: "search-found" });
      this.beside = make("div", { className: "search-beside" });
      this.more = make("button", { type: "button", className: "search-more", hidden: true }, "Xem thêm bài");
      root.append(this.form, this.choices, this.status, this.beside, this.list, this.more);
      this.limit = AT_ONCE;
      this.listen(root, more);
      views.push(this);
      if (read) this.ready();
      else this.say(broken ? BROKEN : "Đang tải mục tìm…");
    }

    listen(root, submitted) {
      let timer;
      this.input.addEventListener("input", () => {
        clearTimeout(timer);
        timer = setTimeout(() => { this.limit = AT_ONCE; this.show(); this.changed?.(); }, SETTLED);
      });
      this.form.addEventListener("submit", (event) => { event.preventDefault(); submitted(this); });
      this.choices.addEventListener("change", () => { this.limit = AT_ONCE; this.show(); });
      this.more.addEventListener("click", () => {
        const next = this.list.children.length;
        this.limit += AT_ONCE;
        this.show();
        this.list.children[next]?.querySelector("a").focus();
      });
      root.addEventListener("keydown", (event) => this.walk(event));
    }

    /* Arrows go from the field through the results and back. */
    walk(event) {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step || event.target.tagName === "SELECT") return;
      const stops = [this.input, ...this.list.querySelectorAll("a")];
      const at = stops.indexOf(document.activeElement);
      if (at < 0) return;
      event.preventDefault();
      stops[Math.max(0, Math.min(stops.length - 1, at + step))].focus();
    }

    ready() {
      const choice = (name, words, options) => {
        const select = make("select", { name }, make("option", { value: "" }, words), ...options.map(([value, text]) => make("option", { value }, text)));
        select.setAttribute("aria-label", words);
        this.choices.append(select);
      };
      for (const [name, , words] of ALL) choice(name, `Mọi ${words}`, desk.titles[name].map((one, number) => [number, one.at(-1)]));
      choice("year", "Mọi năm", [...new Set(stories.map((one) => one[3].slice(0, 4)))].map((year) => [year, `Năm ${year}`]));
      this.choices.hidden = !stories.length;
      this.show();
    }

    chosen() {
      const [field, unit, year] = [...this.choices.children].map((select) => select.value);
      return ({ story }) => (!field || stories[story][4] === +field) && (!unit || stories[story][5] === +unit) && (!year || stories[story][3].startsWith(year));
    }

    show() {
      if (!read) return;
      const text = this.input.value.trim(), result = desk.find(text), found = result.found.filter(this.chosen());
      const shown = found.slice(0, this.limit);
      const kept = document.activeElement?.closest?.(".search-found li")?.dataset.slug;
      this.list.replaceChildren(...shown.map((one) => item(stories[one.story], wanting(result, one))));
      if (kept) [...this.list.children].find((one) => one.dataset.slug === kept)?.querySelector("a").focus();
      this.more.hidden = found.length <= shown.length;
      const meant = text && (result.loose || !found.length) && whole() ? desk.nearest(text) : null;
      this.beside.replaceChildren(...(meant ? [this.meant(meant)] : []), ...(found.length || (result.asked.length && !whole()) ? [] : this.suggested(result.asked.length)));
      this.say(said(result, found.length, text));
      this.empty?.(!text);
    }

    meant(text) {
      const button = make("button", { type: "button", className: "search-meant" }, text);
      button.addEventListener("click", () => { this.input.value = text; this.input.focus(); this.show(); this.changed?.(); });
      return make("p", {}, "Có phải: ", button, "?");
    }

    /* Never empty-handed: the topics that most stories have, and the newest stories. */
    suggested() {
      const count = new Map();
      for (const one of stories) for (const tag of one[7]) count.set(tag, (count.get(tag) || 0) + 1);
      const most = [...count].sort((one, other) => other[1] - one[1]).slice(0, 8).map(([tag]) => desk.titles.tags[tag]);
      const lists = [["Chủ đề", "search-topics", most.map(([slug, name]) => [`the/${slug}.html`, name])],
        ["Lĩnh vực", "search-topics", desk.titles.fields.map(([slug, , short]) => [`linh-vuc/${slug}.html`, short])],
        ["Bài mới nhất", "search-newest", stories.slice(0, 3).map((one) => [`bai/${one[0]}.html`, one[1]])]];
      return lists.filter(([, , links]) => links.length).flatMap(([words, className, links]) => [
        make("h2", {}, words),
        make("ul", { className }, ...links.map(([place, name]) => make("li", {}, make("a", { href: desk.home + place }, name)))),
      ]);
    }

    /* What is said settles before it is said: a reader aloud does not stumble over every key. */
    say(words) {
      clearTimeout(this.saying);
      this.saying = setTimeout(() => { if (this.status.textContent !== words) this.status.textContent = words; }, this.status.textContent ? SAID : 0);
    }
  }

  const BROKEN = "Chưa tải được mục tìm. Hãy thử lại sau, hoặc xem bài theo lĩnh vực, đơn vị, năm.";

  function said({ asked, loose, partly }, count, text) {
    const going = broken ? " Chưa tải được nội dung của một số năm." : whole() ? "" : " Đang tìm tiếp trong nội dung các bài…";
    if (!asked.length) return text ? "Hãy gõ chữ hoặc số cần tìm." : "";
    if (!count) return going && !broken ? `Chưa thấy ở tên bài và tóm tắt.${going}` : `Không tìm thấy bài nào có “${text}”.${going}`;
    if (partly) return `Không bài nào có đủ các từ này. Dưới đây là ${count} bài có nhiều từ nhất.${going}`;
    return (loose ? `Không thấy đúng các từ này. Dưới đây là ${count} bài gần nhất.` : `Tìm thấy ${count} bài.`) + going;
  }

  const dayWords = (day) => day.split("-").reverse().map(Number).join("/");

  /* Which words are marked in one story: those that fit as well as the best that it has for a word asked for. */
  function wanting({ fits }, one) {
    const places = (word) => fits.flatMap((fit, place) => fit.get(desk.formsOf(word).key) >= (one.fits[place] || 1) ? [place] : []);
    return { places, paired: one.told > 0 };
  }

  function item(story, wanted) {
    const [slug, title, summary, day, field, unit, , , heard, sample] = story;
    const facts = [desk.titles.fields[field][2], desk.titles.units[unit][1], dayWords(day), heard && `Nghe ${heard}`].filter(Boolean).join(" · ");
    const one = make("li", {}, make("a", { href: `${desk.home}bai/${slug}.html` }, desk.marked(title, wanted)),
      make("p", { className: "search-facts" }, ...(sample ? [make("span", { className: "sample" }, "Bài mẫu"), " "] : []), facts),
      make("p", {}, desk.marked(quoted(story, summary, wanted), wanted)));
    one.dataset.slug = slug;
    return one;
  }

  /* The summary; where title and summary have none of the words, the sentences of the text that have most. */
  function quoted(story, summary, wanted) {
    const has = (text) => new Set(desk.hits(text, wanted).map(({ match }) => match[0].toLowerCase())).size;
    if (!story.paragraphs || has(`${story[1]} . ${summary}`)) return summary;
    const sentences = story.paragraphs.flatMap((paragraph) => paragraph.split(/(?<=[.!?…]”?)\s+(?=\P{Ll})/u));
    const counts = sentences.map(has), most = Math.max(...counts);
    return most > 0 ? `… ${sentences[counts.indexOf(most)]}` : summary;
  }

  /* The page with the same question, which can be passed on: what follows # is never sent to a server. */
  const placeOf = (view) => `${desk.home}tim/index.html#q=${encodeURIComponent(view.input.value.trim())}`;

  let dialog;
  desk.open = () => {
    if (!dialog) {
      const close = make("button", { type: "button", className: "search-close" }, "Đóng");
      dialog = make("dialog", { className: "search-dialog" }, close);
      dialog.setAttribute("aria-label", "Tìm bài");
      const view = new View(dialog, (one) => location.assign(placeOf(one)));
      close.addEventListener("click", () => dialog.close());
      /* Chromium's field would take the first Escape to empty itself. */
      dialog.addEventListener("keydown", (event) => event.key === "Escape" && (event.preventDefault(), dialog.close()));
      dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
      dialog.append(keys());
      document.body.append(dialog);
      dialog.field = view.input;
    }
    if (!dialog.open) dialog.showModal();
    dialog.field.focus();
    dialog.field.select();
  };

  /* One key alone must not open anything for those who speak to their computer and do not want it. */
  function keys() {
    const box = make("input", { type: "checkbox" });
    try {
      box.checked = localStorage.getItem("tim-phim") !== "0";
      box.addEventListener("change", () => localStorage.setItem("tim-phim", box.checked ? "1" : "0"));
    } catch { return ""; }
    return make("p", { className: "search-keys" }, make("label", {}, box, " Mở mục tìm bằng phím /"));
  }

  function page(root) {
    const remember = (view) => { try { history.replaceState(null, "", placeOf(view)); } catch { /* nothing is lost */ } };
    const asked = () => new URLSearchParams(location.hash.slice(1)).get("q") ?? new URLSearchParams(location.search).get("q") ?? "";
    const view = new View(root, (one) => { one.show(); remember(one); });
    const lists = document.querySelector(".search-lists");
    view.changed = () => remember(view);
    view.empty = (nothing) => { lists.hidden = !nothing; if (nothing) view.beside.replaceChildren(); };
    view.input.value = asked();
    window.addEventListener("hashchange", () => { view.input.value = asked(); view.show(); });
    view.show();
    if (!location.hash || view.input.value) view.input.focus({ preventScroll: true });
  }

  desk.failed = () => { broken = true; views.forEach((view) => read ? view.show() : view.say(BROKEN)); };
  const sheet = make("link", { rel: "stylesheet", href: `${desk.home}theme/search/search.css` });
  document.head.append(sheet);
  const here = document.querySelector(".search-page");
  if (here) page(here);
  if (desk.waiting) desk.open();
  desk.answers = () => read > 0;
  desk.read = () => desk.answers() && whole();
  desk.start = () => readAll().catch(desk.failed);
})();
