/* Size of the text, light or dark: built here, since without scripts there would be nothing to press. */
(() => {
  "use strict";
  const page = document.documentElement;
  const place = document.querySelector(".settings");
  if (!place) return;
  const CHOICES = [
    ["size", "Cỡ chữ", [["small", "Nhỏ"], ["", "Vừa"], ["large", "Lớn"], ["huge", "Rất lớn"]]],
    ["look", "Màu nền", [["", "Theo máy"], ["light", "Sáng"], ["dark", "Tối"]]],
  ];

  /* A browser may refuse to keep anything: then a choice holds for this page alone. */
  function kept(name) {
    try { return localStorage.getItem(`desk-${name}`) || ""; } catch { return ""; }
  }
  function keep(name, value) {
    try { localStorage.setItem(`desk-${name}`, value); } catch { /* not kept */ }
  }

  function choose(name, value) {
    if (value) page.dataset[name] = value;
    else delete page.dataset[name];
  }

  function element(tag, having, ...inside) {
    const made = Object.assign(document.createElement(tag), having);
    made.append(...inside);
    return made;
  }

  function group([name, words, values]) {
    const title = element("p", { id: `chon-${name}` }, words);
    const buttons = values.map(([value, called]) => {
      const button = element("button", { type: "button", value }, called);
      button.setAttribute("aria-pressed", String((page.dataset[name] || "") === value));
      return button;
    });
    const row = element("div", {}, ...buttons);
    row.setAttribute("role", "group");
    row.setAttribute("aria-labelledby", title.id);
    row.addEventListener("click", ({ target }) => {
      if (!buttons.includes(target)) return;
      choose(name, target.value);
      keep(name, target.value);
      for (const one of buttons) one.setAttribute("aria-pressed", String(one === target));
    });
    return [title, row];
  }

  for (const [name, , values] of CHOICES) {
    if (values.some(([value]) => value === kept(name))) choose(name, kept(name));
  }
  const sign = element("summary", {}, "Aa", element("span", { className: "unseen" }, ": cỡ chữ và màu nền"));
  const panel = element("div", { className: "panel" }, ...CHOICES.flatMap(group));
  const details = element("details", {}, sign, panel);
  place.append(details);

  details.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !details.open) return;
    details.open = false;
    sign.focus();
  });
  for (const event of ["pointerdown", "focusin"]) {
    document.addEventListener(event, ({ target }) => {
      if (!details.contains(target)) details.open = false;
    });
  }
})();
