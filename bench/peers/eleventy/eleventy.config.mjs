// Lists by field, unit, topic and year, twenty stories to a page; everything else is a template.
const PER_PAGE = 20;
const WAYS = [
  { key: "linh-vuc", title: "Lĩnh vực", of: (story) => [story.data.field] },
  { key: "don-vi", title: "Đơn vị", of: (story) => [story.data.unit] },
  { key: "the", title: "Chủ đề", of: (story) => story.data.topics },
  { key: "nam", title: "Năm", of: (story) => [`Năm ${story.date.getUTCFullYear()}`] },
];

export default function (config) {
  config.setQuietMode(true);
  config.addPassthroughCopy("hinh");
  config.addPassthroughCopy("theme");

  const slug = config.getFilter("slugify");
  const place = (way, name) => `${way}/${slug(name)}.html`;
  let stories, ways;
  const newest = (api) => (stories ??= api.getFilteredByGlob("bai/*.md").reverse());
  const sorted = (api) => (ways ??= WAYS.map((way) => ({ ...way, lists: lists(way, newest(api)) })));
  config.on("eleventy.before", () => { stories = ways = undefined; });

  function lists(way, found) {
    const named = new Map();
    for (const story of found) {
      for (const name of way.of(story)) {
        if (!named.has(name)) named.set(name, []);
        named.get(name).push(story);
      }
    }
    return [...named].map(([name, told]) => ({ name, told, place: place(way.key, name) }))
      .sort((one, other) => (one.name < other.name ? -1 : 1));
  }

  function pages(list, way) {
    const count = Math.ceil(list.told.length / PER_PAGE);
    const at = (number) => (number === 1 ? list.place : `${list.place.slice(0, -5)}/trang-${number}.html`);
    return Array.from({ length: count }, (_, index) => ({
      ...list, way, number: index + 1, count, place: at(index + 1),
      told: list.told.slice(index * PER_PAGE, (index + 1) * PER_PAGE), whole: list.told.length,
      previous: index ? at(index) : null, next: index + 1 < count ? at(index + 2) : null,
    }));
  }

  config.addCollection("newest", newest);
  config.addCollection("ways", sorted);
  config.addCollection("pagesOfLists", (api) => sorted(api).flatMap((way) => way.lists.flatMap((one) => pages(one, way))));
  config.addCollection("byField", (api) => Object.fromEntries(sorted(api)[0].lists.map((one) => [one.name, one.told.slice(0, 4)])));

  config.addFilter("place", (name, way) => place(way, name));
  config.addFilter("day", (date) => `${date.getUTCDate()}/${date.getUTCMonth() + 1}/${date.getUTCFullYear()}`);
  config.addFilter("iso", (date) => date.toISOString().slice(0, 10));
  config.addFilter("cells", (row) => row.split(" | "));
  config.addFilter("depth", (url) => (url.split("/").length === 2 ? "." : url.split("/").length === 3 ? ".." : "../.."));

  return { dir: { input: ".", output: "_site" }, markdownTemplateEngine: false, templateFormats: ["md", "njk"] };
}
