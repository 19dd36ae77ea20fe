/* Finds stories by words: MiniSearch holds the words and weighs them; what is asked next to each other counts as such. */
(() => {
  "use strict";
  const { wordsOf, formsOf } = deskSearch;
  const BOOSTS = { title: 6, tags: 3, unit: 3, field: 2, summary: 2, kind: 0.5, text: 1 };
  const TOGETHER = { title: 3, tags: 2, unit: 2, field: 1.5, summary: 1.5, kind: 0.5, text: 1 };
  const EXACT = 1, TONELESS = 0.5, OTHER_MARKS = 0.25, BEGUN = 0.3, MISTYPED = 0.1, WHOLE = 1, PARTLY = 0.3;
  const PAUSE_AFTER = 12, NEAREST = 5;
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
    sections.push({ fields, ids, keys, sequences, index });
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
    if (loose && word.plain.length > 2 && !/\d/.test(word.plain)) {
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

  /* What was perhaps meant: words that no story has give way to the nearest that some have; null if none is near. */
  function nearest(text) {
    const words = wordsOf(text).map(formsOf);
    const near = words.map(({ plain }) => spelled.has(plain) ? [plain] : /\d/.test(plain) ? [] : spelling.search(plain, { fuzzy: plain.length > 4 ? 2 : 1 }).slice(0, 6).map(({ id }) => id));
    if (!near.every((one) => one.length)) return null;
    const allowed = near.map((plains, at) => {
      const keys = plains.flatMap((plain) => [...spelled.get(plain).keys()]);
      return new Map((keys.includes(words[at].key) && words[at].key !== words[at].plain ? [words[at].key] : keys).map((key) => [key, 1]));
    });
    const meant = near.map(([plain]) => usual(plain)), pairs = neighbours(allowed);
    const known = words.every(({ plain }, at) => near[at][0] === plain);
    if (known && (pairs.length ? !pairs.every((one) => one.size) : spelled.get(words[0].plain).has(words[0].key))) return null;
    pairs.forEach((found, at) => {
      const [most] = [...found].sort((one, other) => other[1] - one[1]);
      if (most) [meant[at], meant[at + 1]] = most[0].split(" ").map((key) => spelled.get(formsOf(key).plain).get(key).written);
    });
    return formsIn(meant) === formsIn(wordsOf(text)) ? null : meant.join(" ");
  }

  const formsIn = (words) => words.map((word) => formsOf(word).key).join(" ");

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

  /* The spelling of a word without marks that most stories have, as it is written. */
  function usual(plain) {
    const [most] = [...spelled.get(plain).values()].sort((one, other) => other.stories - one.stories);
    return most.written;
  }

  Object.assign(deskSearch, { add, find, nearest });
})();
