export default { layout: "story.njk", permalink: (data) => `bai/${data.slug}.html` };
