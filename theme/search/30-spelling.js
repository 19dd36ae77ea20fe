/* The words that stories have, without their marks: what a word that was typed may mean, and what was perhaps meant. */
(() => {
  "use strict";
  const { wordsOf, formsOf } = deskSearch;
  const EXACT = 1, TONELESS = 0.5, OTHER_MARKS = 0.25, BEGUN = 0.3, MISTYPED = 0.1;
  const CHOICES = 6;
  const spelling = new MiniSearch({ fields: ["plain"], idField: "plain", tokenize: (text) => [text], processTerm: (term) => term });
  const spelled = new Map();

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

  /* What was perhaps meant: words that no story has give way to the nearest that some have; null if none is near. */
  function nearest(text) {
    const words = wordsOf(text).map(formsOf);
    if (!words.length) return null; /* signs alone */
    const near = words.map(({ plain }) => spelled.has(plain) ? [plain] : like(plain));
    if (!near.every((one) => one.length)) return null;
    const allowed = near.map((plains, at) => {
      const keys = plains.flatMap((plain) => [...spelled.get(plain).keys()]);
      return new Map((keys.includes(words[at].key) && words[at].key !== words[at].plain ? [words[at].key] : keys).map((key) => [key, 1]));
    });
    const meant = near.map(([plain]) => usual(plain)), pairs = deskSearch.neighbours(allowed);
    const known = words.every(({ plain }, at) => near[at][0] === plain);
    if (known && (pairs.length ? !pairs.every((one) => one.size) : spelled.get(words[0].plain).has(words[0].key))) return null;
    pairs.forEach((found, at) => {
      const [most] = [...found].sort((one, other) => other[1] - one[1]);
      if (most) [meant[at], meant[at + 1]] = most[0].split(" ").map((key) => spelled.get(formsOf(key).plain).get(key).written);
    });
    return formsIn(meant) === formsIn(wordsOf(text)) ? null : meant.join(" ");
  }

  /* The words that are nearest to one that no story has; a number is like no other. */
  function like(plain) {
    if (/\d/.test(plain)) return [];
    return spelling.search(plain, { fuzzy: plain.length > 4 ? 2 : 1 }).slice(0, CHOICES).map(({ id }) => id);
  }

  const formsIn = (words) => words.map((word) => formsOf(word).key).join(" ");

  /* The spelling of a word without marks that most stories have, as it is written. */
  function usual(plain) {
    const [most] = [...spelled.get(plain).values()].sort((one, other) => other.stories - one.stories);
    return most.written;
  }

  Object.assign(deskSearch, { learn, meanings, nearest, BEGUN });
})();
