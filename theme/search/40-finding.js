/* Finds stories by words: MiniSearch holds the words and weighs them; what is asked next to each other counts as such. */
(() => {
  "use strict";
  const { wordsOf, formsOf, learn, meanings, BEGUN } = deskSearch;
  const BOOSTS = { title: 6, tags: 3, unit: 3, field: 2, summary: 2, kind: 0.5, text: 1 };
  const TOGETHER = { title: 3, tags: 2, unit: 2, field: 1.5, summary: 1.5, kind: 0.5, text: 1 };
  const WHOLE = 1, PARTLY = 0.3;
  const PAUSE_AFTER = 12, NEAREST = 5;
  const sections = [];
  let paused = 0;

  /* Lets the page answer keys while much is read. */
  async function breathe() {
    if (performance.now() - paused < PAUSE_AFTER) return;
    await new Promise((resolve) => setTimeout(resolve));
    paused = performance.now();
  }

  /* Counts the words of stories, `[number, [text of each field]]`, into a section that can be searched from then on. */
  async function add(fields, rows, total) {
    const ids = new Map(), keys = [], written = [], postings = [], sequences = new Map(), lengths = {}, sums = fields.map(() => 0);
    const numbers = new Map();
    const idOf = (word) => {
      const key = formsOf(word).key;
      let id = ids.get(key);
      if (id === undefined) {
        ids.set(key, (id = keys.length));
        keys.push(key);
        written.push(word);
        postings.push({});
      }
      numbers.set(word, id);
      return id;
    };
    for (const [story, texts] of rows) {
      sequences.set(story, texts.map((text, field) => {
        const sequence = Uint32Array.from(wordsOf(text), (word) => numbers.get(word) ?? idOf(word));
        for (const id of sequence) {
          const stories = (postings[id][field] ??= {});
          stories[story] = (stories[story] || 0) + 1;
        }
        sums[field] += sequence.length;
        return sequence;
      }));
      lengths[story] = sequences.get(story).map((sequence) => sequence.length);
      await breathe();
    }
    const known = Object.fromEntries(rows.map(([story]) => [story, story]));
    const index = await MiniSearch.loadJSAsync({
      serializationVersion: 2, documentCount: total, nextId: total, dirtCount: 0, documentIds: known, storedFields: {},
      fieldIds: Object.fromEntries(fields.map((field, number) => [field, number])),
      fieldLength: lengths, averageFieldLength: sums.map((sum) => sum / (rows.length || 1)),
      index: keys.map((key, id) => [key, postings[id]]),
    }, { fields, tokenize: (text) => text.split(" "), processTerm: (term) => term });
    keys.forEach((key, id) => learn(key, written[id], Object.values(postings[id]).reduce((sum, one) => sum + Object.keys(one).length, 0)));
    sections.push({ fields, ids, keys, sequences, index });
  }

  const ask = (text) => wordsOf(text).map(formsOf);

  /* Weighs every story for one word: `{story: {score, fit}}`. */
  function weigh(fits, place, asked, weighed) {
    if (!fits.size) return;
    for (const { fields, index } of sections) {
      const boost = Object.fromEntries(fields.map((field) => [field, BOOSTS[field]]));
      const found = index.search([...fits.keys()].join(" "), { boost, boostTerm: (term) => fits.get(term) ?? 0 });
      for (const { id, score, terms } of found) {
        let story = weighed.get(id);
        if (!story) weighed.set(id, (story = { story: id, score: 0, fits: Array(asked).fill(0) }));
        story.score += score;
        for (const term of terms) story.fits[place] = Math.max(story.fits[place], fits.get(term));
      }
    }
  }

  /* How well all of the question stands together in a story, told and by its kind, and how much of it by fields. */
  function together(story, levels) {
    let told = 0, kind = 0, weight = 0;
    sections.forEach(({ fields, sequences }, number) => (sequences.get(story) || []).forEach((sequence, field) => {
      const pairs = new Float32Array(levels.length - 1);
      for (let at = 1; at < sequence.length; at++) {
        for (let pair = 0; pair < pairs.length; pair++) {
          const fit = Math.min(levels[pair][number][sequence[at - 1]], levels[pair + 1][number][sequence[at]]);
          if (fit > pairs[pair]) pairs[pair] = fit;
        }
      }
      const whole = Math.min(...pairs), some = pairs.reduce((sum, fit) => sum + fit, 0) / pairs.length;
      if (fields[field] === "kind") kind = Math.max(kind, whole);
      else told = Math.max(told, whole);
      weight += TOGETHER[fields[field]] * (whole || some * PARTLY);
    }));
    return { told, kind, weight };
  }

  /* For each section, how well each of its words fits one word asked for, by the number of the word. */
  const levelsOf = (fits) => sections.map(({ ids }) => levelsIn(ids, fits));

  function levelsIn(ids, fits) {
    const levels = new Float32Array(ids.size);
    fits.forEach((fit, key) => ids.has(key) && (levels[ids.get(key)] = fit));
    return levels;
  }

  function attempt(asked, how) {
    const weighed = new Map();
    const fits = asked.map((word, place) => meanings(word, { ...how, last: how.open && place === asked.length - 1 }));
    fits.forEach((one, place) => weigh(one, place, asked.length, weighed));
    const whole = [...weighed.values()].filter((one) => one.fits.every(Boolean));
    if (asked.length > 1) {
      const levels = fits.map(levelsOf);
      for (const one of whole) {
        const { told, kind, weight } = together(one.story, levels);
        one.told = told;
        one.together = told ? WHOLE + told : kind;
        one.score *= told || !kind ? 1 + weight : 0;
      }
    }
    return { weighed, whole, fits };
  }

  /* Whether the words of a story fit as they were asked, the last one perhaps only begun but next to the one before. */
  const fitting = (one) => Math.min(...one.fits) > BEGUN || one.together >= WHOLE + BEGUN;

  /* Best first: where all stands together, then what a story is by its kind (newest first), then the words apart. */
  const best = (one, other) => (other.together || 0) - (one.together || 0) || other.score - one.score || one.story - other.story;

  /* Finds stories for what was typed, best first. `loose`: only with a letter changed; `partly`: no story has all words. */
  function find(text) {
    const asked = ask(text);
    if (!asked.length) return { asked, found: [], fits: [] };
    const how = { unmarked: asked.every((word) => word.key === word.plain), open: /[\p{L}\p{M}\p{N}]$/u.test(text) };
    let tried = attempt(asked, how);
    const mistyped = !tried.whole.length;
    if (mistyped) tried = attempt(asked, { ...how, loose: true });
    const partly = !tried.whole.length;
    const good = tried.whole.filter(fitting), near = good.length ? good : tried.whole.filter((one) => one.together);
    const found = (partly ? parts(tried.weighed) : near.length ? near : tried.whole).sort(best);
    return { asked, found: near.length ? found : found.slice(0, NEAREST), loose: mistyped || !good.length, partly, fits: tried.fits };
  }

  /* Where no story has all words, those that have most of them. */
  function parts(weighed) {
    const count = (one) => one.fits.filter(Boolean).length;
    const most = Math.max(0, ...[...weighed.values()].map(count));
    return most > 1 ? [...weighed.values()].filter((one) => count(one) === most) : [];
  }

  /* For each two words asked next to each other, how often which spellings of them stand so in the stories. */
  function neighbours(allowed) {
    const pairs = allowed.slice(1).map(() => new Map());
    sections.forEach(({ keys, ids, sequences }) => {
      const levels = allowed.map((one) => levelsIn(ids, one));
      for (const sequence of [...sequences.values()].flat()) {
        for (let at = 1; at < sequence.length; at++) {
          pairs.forEach((found, pair) => {
            if (!levels[pair][sequence[at - 1]] || !levels[pair + 1][sequence[at]]) return;
            const both = `${keys[sequence[at - 1]]} ${keys[sequence[at]]}`;
            found.set(both, (found.get(both) || 0) + 1);
          });
        }
      }
    });
    return pairs;
  }

  Object.assign(deskSearch, { add, find, neighbours });
})();
