/* The search as a form and a list of what it finds, wherever it stands. */
(() => {
  "use strict";
  const desk = deskSearch, { state, make } = desk;
  const AT_ONCE = 12, SETTLED = 120, SAID = 500;
  const CHOICES = [["fields", "Mọi lĩnh vực"], ["units", "Mọi đơn vị"]];

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
      root.append(this.form, this.status, this.choices, this.beside, this.list, this.more);
      this.limit = AT_ONCE;
      this.listen(root, more);
      desk.views.push(this);
      if (desk.answers()) this.ready();
      else this.say(desk.said({}));
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
      for (const [name, words] of CHOICES) choice(name, words, desk.titles[name].map((one, number) => [number, one.at(-1)]));
      choice("year", "Mọi năm", [...new Set(state.stories.map((one) => one[3].slice(0, 4)))].map((year) => [year, `Năm ${year}`]));
      this.choices.hidden = !state.stories.length;
      this.show();
    }

    chosen() {
      const [field, unit, year] = [...this.choices.children].map((select) => select.value);
      const of = ({ story }) => state.stories[story];
      return (one) => (!field || of(one)[4] === +field) && (!unit || of(one)[5] === +unit) && (!year || of(one)[3].startsWith(year));
    }

    show() {
      if (!desk.answers()) return this.say(desk.said({}));
      const text = this.input.value.trim(), result = desk.find(text), found = result.found.filter(this.chosen());
      const shown = found.slice(0, this.limit);
      const kept = document.activeElement?.closest?.(".search-found li")?.dataset.slug;
      this.list.replaceChildren(...shown.map((one) => desk.item(state.stories[one.story], desk.wanting(result, one))));
      if (kept) [...this.list.children].find((one) => one.dataset.slug === kept)?.querySelector("a").focus();
      this.more.hidden = found.length <= shown.length;
      const meant = text && (result.loose || !found.length) && desk.read() ? desk.nearest(text) : null;
      const waiting = found.length || (result.asked.length && !desk.read());
      this.beside.replaceChildren(...(meant ? [this.meant(meant)] : []), ...(waiting ? [] : desk.suggested()));
      this.say(desk.said(result, found.length, text));
      this.empty?.(!text);
    }

    meant(text) {
      const button = make("button", { type: "button", className: "search-meant" }, text);
      button.addEventListener("click", () => { this.input.value = text; this.input.focus(); this.show(); this.changed?.(); });
      return make("p", {}, "Có phải bạn tìm: ", button, "?");
    }

    /* What is said settles before it is said: a reader aloud does not stumble over every key. */
    say(words) {
      clearTimeout(this.saying);
      this.saying = setTimeout(() => { if (this.status.textContent !== words) this.status.textContent = words; }, this.status.textContent ? SAID : 0);
    }
  }

  desk.View = View;
})();
