/* Finds stories by words: MiniSearch holds the words and weighs them; what is asked next to each other counts as such. */
(() => {
  "use strict";
  const { wordsOf, formsOf } = deskSearch;
  const BOOSTS = { title: 6, tags: 3, unit: 3, field: 2, summary: 2, text: 1 };
  const TOGETHER = { title: 3, tags: 2, unit: 2, field: 1.5, summary: 1.5, text: 1 };
  const EXACT = 1, TONELESS = 0.5, OTHER_MARKS = 0.25, BEGUN = 0.3, MISTYPED = 0.1;
  const PAUSE_AFTER = 12;
  const sections = [];
  const spelling = new MiniSearch({ fields: ["plain"], idField: "plain", tokenize: (text) => [text], processTerm: (term) => term });
  const spelled = new Map();
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
    sections.push({ fields, ids, sequences, index });
  }

  /* Remembers that a word exists, and in how many stories. */
  function learn(key, written, stories) {
    const { plain } = formsOf(key);
    if (!spelled.has(plain)) {
      spelled.set(plain, new Map());
      spelling.add({ plain });
    }
    const spellings = spelled.get(plain);
    spellings.set(key, { written, stories: (spellings.get(key)?.stories || 0) + stories });
  }

  const ask = (text) => wordsOf(text).map(formsOf);

  /* The words of the stories that a word asked for may mean, and how well each fits. */
  function meanings(word, { unmarked, last, loose }) {
    const found = new Map();
    const take = (plain, fit) => spelled.get(plain)?.forEach((_, key) => found.has(key) || found.set(key, fit(formsOf(key))));
    take(word.plain, (other) => other.key === word.key || unmarked ? EXACT : !word.tone && other.bare === word.bare ? TONELESS : OTHER_MARKS);
    if (last && word.plain.length > 1) {
      const begins = (other) => other.bare.startsWith(word.bare) && (!word.tone || other.tone === word.tone);
      for (const one of spelling.search(word.plain, { prefix: true })) take(one.id, (other) => unmarked || begins(other) ? BEGUN : MISTYPED);
    }
    if (loose && word.plain.length > 2) {
      for (const one of spelling.search(word.plain, { fuzzy: 1 })) take(one.id, () => MISTYPED);
    }
    return found;
  }

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

  /* How much of the question stands together in a story, field by field: 1 is all of it, as well as it was asked. */
  function together(story, levels) {
    let most = 0, weight = 0;
    sections.forEach(({ fields, sequences }, number) => (sequences.get(story) || []).forEach((sequence, field) => {
      const pairs = new Float32Array(levels.length - 1);
      for (let at = 1; at < sequence.length; at++) {
        for (let pair = 0; pair < pairs.length; pair++) {
          const fit = Math.min(levels[pair][number][sequence[at - 1]], levels[pair + 1][number][sequence[at]]);
          if (fit > pairs[pair]) pairs[pair] = fit;
        }
      }
      const whole = pairs.reduce((sum, fit) => sum + fit, 0) / pairs.length;
      most = Math.max(most, pairs.every(Boolean) ? Math.min(...pairs) : 0);
      weight += TOGETHER[fields[field]] * whole;
    }));
    return { most, weight };
  }

  /* For each section, how well each of its words fits one word asked for, by the number of the word. */
  const levelsOf = (fits) => sections.map(({ ids }) => {
    const levels = new Float32Array(ids.size);
    fits.forEach((fit, key) => ids.has(key) && (levels[ids.get(key)] = fit));
    return levels;
  });

  function attempt(asked, how) {
    const weighed = new Map();
    const fits = asked.map((word, place) => meanings(word, { ...how, last: how.open && place === asked.length - 1 }));
    fits.forEach((one, place) => weigh(one, place, asked.length, weighed));
    const whole = [...weighed.values()].filter((one) => one.fits.every(Boolean));
    if (asked.length > 1) {
      const levels = fits.map(levelsOf);
      for (const one of whole) {
        const { most, weight } = together(one.story, levels);
        one.together = most;
        one.score *= 1 + weight;
      }
    }
    return { weighed, whole, fits };
  }

  /* Stories whose words fit as they were asked; others only where the words at least stand together, or none fits. */
  function fitting(whole) {
    const good = whole.filter((one) => Math.min(...one.fits) > BEGUN || one.together);
    return good.length ? good : whole;
  }

  const best = (one, other) => other.score - one.score || one.story - other.story;

  /* Finds stories for what was typed, best first. `loose`: only with a letter changed; `partly`: no story has all words. */
  function find(text) {
    const asked = ask(text);
    if (!asked.length) return { asked, found: [], wanted: () => false };
    const how = { unmarked: asked.every((word) => word.key === word.plain), open: /[\p{L}\p{M}\p{N}]$/u.test(text) };
    let tried = attempt(asked, how);
    const loose = !tried.whole.length;
    if (loose) tried = attempt(asked, { ...how, loose });
    const partly = !tried.whole.length;
    const found = partly ? parts(tried.weighed) : fitting(tried.whole);
    const wanted = (key) => tried.fits.some((one) => one.has(formsOf(key).key));
    return { asked, found: found.sort(best), loose, partly, wanted };
  }

  /* Where no story has all words, those that have most of them. */
  function parts(weighed) {
    const count = (one) => one.fits.filter(Boolean).length;
    const most = Math.max(0, ...[...weighed.values()].map(count));
    return most > 1 ? [...weighed.values()].filter((one) => count(one) === most) : [];
  }

  /* What was perhaps meant: words that no story has are replaced by the nearest that some have; null if none is near. */
  function nearest(text) {
    let changed = false;
    const words = wordsOf(text).map((word) => {
      const { plain, key } = formsOf(word);
      if (spelled.has(plain)) return key === plain ? usual(plain) : word;
      const [near] = spelling.search(plain, { fuzzy: plain.length > 4 ? 2 : 1 });
      if (!near) return null;
      changed = true;
      return usual(near.id);
    });
    return changed && words.every(Boolean) ? words.join(" ") : null;
  }

  /* The spelling of a word without marks that most stories have, as it is written. */
  function usual(plain) {
    const [most] = [...spelled.get(plain).values()].sort((one, other) => other.stories - one.stories);
    return most.written;
  }

  Object.assign(deskSearch, { add, find, nearest });
})();
