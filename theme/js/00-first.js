/* Says that scripts run: what only works with them is shown from here on. */
(() => {
  "use strict";
  document.documentElement.classList.add("js");
})();
