/* The text of a story: tools that write Markdown the plain way, words counted while one types. */
"use strict";
(() => {
  const body = document.querySelector("[data-body]"), tools = document.querySelector(".tools");
  if (!body || !tools) return;

  /* One insertion, as if typed: Ctrl+Z takes it back. */
  const write = (start, end, text, from = text.length, to = from) => {
    body.focus();
    body.setSelectionRange(start, end);
    if (!document.execCommand("insertText", false, text)) {
      body.setRangeText(text, start, end, "end");
      body.dispatchEvent(new Event("input", { bubbles: true }));
    }
    body.setSelectionRange(start + from, start + to);
  };
  const chosen = () => [body.selectionStart, body.selectionEnd, body.value.slice(body.selectionStart, body.selectionEnd)];

  const around = (mark, usual) => {
    const [start, end, text] = chosen(), size = mark.length;
    const within = body.value.slice(start - size, start) === mark && body.value.slice(end, end + size) === mark;
    if (within && text) return write(start - size, end + size, text, 0, text.length);
    const words = text || usual;
    return write(start, end, `${mark}${words}${mark}`, size, size + words.length);
  };
  /* Whole lines get a mark in front, or lose it. */
  const before = (mark, drop) => {
    const [start, end] = chosen();
    const first = body.value.lastIndexOf("\n", start - 1) + 1;
    const stop = body.value.indexOf("\n", end) < 0 ? body.value.length : body.value.indexOf("\n", end);
    const lines = body.value.slice(first, stop).split("\n");
    const has = lines.every((line) => !line.trim() || line.startsWith(mark));
    const text = lines.map((line) => has && line.trim() ? line.slice(mark.length) : line.trim() || lines.length === 1 ? mark + line.replace(drop, "") : line).join("\n");
    write(first, stop, text, text.length);
  };
  const link = () => {
    const [start, end, text] = chosen(), words = text || "chữ dẫn";
    const made = `[${words}](https://)`;
    write(start, end, made, text ? made.length - 9 : 1, text ? made.length - 1 : 1 + words.length);
  };
  const choosing = tools.querySelector(".choosing");
  const does = {
    bold: () => around("**", "chữ đậm"),
    italic: () => around("*", "chữ nghiêng"),
    heading: () => before("## ", /^#+\s*/),
    list: () => before("- ", /^[-*]\s+/),
    quote: () => before("> ", /^>\s*/),
    link,
    picture: () => {
      choosing.hidden = !choosing.hidden;
      if (!choosing.hidden) choosing.querySelector("select").focus();
    },
  };
  tools.hidden = false;
  tools.addEventListener("click", ({ target }) => {
    const tool = target.closest("[data-tool]");
    if (tool) does[tool.dataset.tool]();
    if (target.closest("[data-insert]")) {
      const name = choosing.querySelector("select").value;
      if (!name) return;
      const behind = body.value.indexOf("\n\n", chosen()[1]), alt = "Lời tả ảnh";
      const end = behind < 0 ? body.value.trimEnd().length : behind;
      choosing.hidden = true;
      write(end, end, `\n\n![${alt}](${name})`, 4, 4 + alt.length);
    }
  });
  tools.addEventListener("keydown", (event) => {
    const all = [...tools.querySelectorAll("[data-tool]")], at = all.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (event.key === "Escape") body.focus();
    if (at < 0 || to === undefined || !all[to]) return;
    all[at].tabIndex = -1;
    all[to].tabIndex = 0;
    all[to].focus();
    event.preventDefault();
  });
  body.addEventListener("keydown", (event) => {
    /* Where digits are typed by AltGr, as on the Vietnamese keyboard of Windows, that is no shortcut. */
    if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.getModifierState("AltGraph")) return;
    const key = event.key.toLowerCase();
    const tool = event.altKey ? { 2: "heading" }[key] : { b: "bold", i: "italic", k: "link" }[key];
    if (!tool) return;
    event.preventDefault();
    does[tool]();
  });

  const shown = document.querySelector("[data-count]");
  const count = () => {
    const words = body.value.replace(/<!--[^]*?(?:-->|$)/g, " ").match(/\S*[\p{L}\p{N}]\S*/gu) || [];
    shown.textContent = words.length ? `${words.length.toLocaleString("vi-VN")} chữ` : "Chưa có chữ nào";
  };
  body.addEventListener("input", count);
  count();
})();
