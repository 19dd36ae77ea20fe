/* What was found, in words: one story of the list, what is said of all, and what is offered where nothing was found. */
(() => {
  "use strict";
  const desk = deskSearch, { state } = desk;
  const BROKEN = "Chưa tải được phần tìm kiếm. Hãy thử lại sau, hoặc xem bài theo lĩnh vực, đơn vị, năm.";
  const LOADING = "Đang tải phần tìm kiếm…";
  const TOPICS = 8, NEWEST = 3;

  function make(tag, facts = {}, ...inner) {
    const one = Object.assign(document.createElement(tag), facts);
    one.append(...inner);
    return one;
  }

  function said({ asked, loose, partly }, count, text) {
    if (!desk.answers()) return state.broken ? BROKEN : LOADING;
    const going = state.broken ? " Chưa tải được nội dung của một số năm." : desk.read() ? "" : " Đang tìm tiếp trong nội dung các bài…";
    if (!asked.length) return text ? "Hãy gõ chữ hoặc số cần tìm." : "";
    if (!count) return going && !state.broken ? `Chưa thấy ở tên bài và tóm tắt.${going}` : `Không tìm thấy bài nào có “${text}”.${going}`;
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

  /* Never empty-handed: the topics that most stories have, and the newest stories. */
  function suggested() {
    const count = new Map();
    for (const one of state.stories) for (const tag of one[7]) count.set(tag, (count.get(tag) || 0) + 1);
    const most = [...count].sort((one, other) => other[1] - one[1]).slice(0, TOPICS).map(([tag]) => desk.titles.tags[tag]);
    const lists = [["Chủ đề", "search-topics", most.map(([slug, name]) => [`the/${slug}.html`, name])],
      ["Lĩnh vực", "search-topics", desk.titles.fields.map(([slug, , short]) => [`linh-vuc/${slug}.html`, short])],
      ["Bài mới nhất", "search-newest", state.stories.slice(0, NEWEST).map((one) => [`bai/${one[0]}.html`, one[1]])]];
    return lists.filter(([, , links]) => links.length).flatMap(([words, className, links]) => [
      make("h2", {}, words),
      make("ul", { className }, ...links.map(([place, name]) => make("li", {}, make("a", { href: desk.home + place }, name)))),
    ]);
  }

  Object.assign(desk, { make, item, said, suggested, wanting });
})();
