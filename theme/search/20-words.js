/* Vietnamese words as a search compares them: which words a text has, and what each is without its marks. */
(() => {
  "use strict";
  const WORD = /\d{1,3}(?:\.\d{3})+(?![\p{L}\p{M}\p{N}])|[\p{L}\p{M}\p{N}]+/gu;
  const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g;
  const MARK = /\p{M}/gu;
  const OTHER_D = /[\u00f0\u0256]/g; /* old fonts and some keyboards have them in place of đ */
  const known = new Map();

  /* The words of a text as they stand, in small letters. */
  const wordsOf = (text) => text.normalize("NFC").toLowerCase().match(WORD) || [];

  /* A word for comparing. `bare`: its letters without tone, `tone`: that alone, so that hoà and hòa are one `key`;
     `plain`: without any mark, đ as d. The points of 2.790 are not compared. */
  function formsOf(word) {
    let forms = known.get(word);
    if (!forms) {
      const parted = word.replaceAll(".", "").replace(OTHER_D, "đ").normalize("NFD");
      const tone = (parted.match(TONE) || []).join("");
      const bare = parted.replace(TONE, "").normalize("NFC");
      const plain = parted.replace(MARK, "").replaceAll("đ", "d");
      known.set(word, (forms = { key: bare + tone, bare, tone, plain }));
    }
    return forms;
  }

  /* The words of a text that are wanted. `places` says of a word for which words of the question it stands; where
     `paired`, only those count that stand next to each other as they were asked. */
  function hits(text, { places, paired }) {
    const found = [...text.matchAll(WORD)].map((match) => ({ match, at: places(match[0].toLowerCase()) }));
    const meets = (one, other) => one?.at.some((place) => other?.at.includes(place + 1));
    return found.filter((one, n) => one.at.length && (!paired || meets(found[n - 1], one) || meets(one, found[n + 1])));
  }

  /* A text as text nodes, the wanted words within <mark>: what a story says is never read as HTML. */
  function marked(text, wanted) {
    const shown = document.createDocumentFragment();
    const composed = text.normalize("NFC");
    let done = 0;
    for (const { match } of hits(composed, wanted)) {
      const mark = document.createElement("mark");
      mark.textContent = match[0];
      shown.append(composed.slice(done, match.index), mark);
      done = match.index + match[0].length;
    }
    shown.append(composed.slice(done));
    return shown;
  }

  Object.assign(deskSearch, { texts: {}, wordsOf, formsOf, hits, marked });
})();
