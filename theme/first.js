/* Size of the text and light as they were chosen last time: asked for at once, so that little is drawn twice. */
(() => {
  "use strict";
  for (const name of ["size", "look"]) {
    try {
      const value = localStorage.getItem(`desk-${name}`);
      if (/^(small|large|huge|light|dark)$/.test(value)) document.documentElement.dataset[name] = value;
    } catch { /* A browser may refuse to keep anything. */ }
  }
})();
