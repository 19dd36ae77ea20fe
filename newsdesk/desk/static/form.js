/* The form while one writes: lists by keyboard, what the desk says of it after each pause, saving, nothing typed lost. */
"use strict";
(() => {
  const editing = document.querySelector(".editing"), form = document.getElementById("form");
  const said = document.getElementById("said"), state = document.querySelector("[data-state]");
  const digest = form.elements.digest;
  const STORY = `form:${editing.dataset.desk}:${editing.dataset.file}`; // of this desk: another one may be opened at its port
  const MINE = `${STORY}:${crypto.getRandomValues(new Uint32Array(2)).join("")}`; // of this page: the story may be open in two tabs
  const PAUSE = 400;

  const say = (words) => {
    said.textContent = "";
    setTimeout(() => { said.textContent = words; }, 60);
  };
  const pairs = () => [...new FormData(form)].filter(([name, value]) => typeof value === "string" && name !== "digest" && name !== "confirm")
    .map(([name, value]) => [name, value.replace(/\r\n?/g, "\n")]);
  const as_text = (those) => JSON.stringify(those);
  const told = (words, well = false) => {
    state.textContent = words;
    state.classList.toggle("well", well);
  };

  /* What is typed stays on this machine until it is saved. */
  const kept = {
    get: (key) => { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } },
    set: (value) => { try { localStorage.setItem(MINE, JSON.stringify(value)); } catch { /* no room: the page itself still has it */ } },
    drop: (key) => { try { localStorage.removeItem(key); } catch { /* nothing was kept, then */ } },
    /* What other pages of this story have kept, the newest first; what stands in the file by now is let go. */
    others: () => {
      let keys = [];
      try { keys = Object.keys(localStorage); } catch { /* nothing can be kept here */ }
      const found = keys.filter((key) => key !== MINE && (key === STORY || key.startsWith(`${STORY}:`)))
        .map((key) => ({ key, ...kept.get(key) })).filter((one) => Array.isArray(one.pairs));
      for (const one of found) if (as_text(one.pairs) === saved) kept.drop(one.key);
      return found.filter((one) => as_text(one.pairs) !== saved).sort((one, other) => other.at - one.at);
    },
  };
  /* The page before this one in the tab: what it kept is this page's, when that was sent and came back. */
  const tab = {
    get: () => { try { return sessionStorage.getItem(STORY); } catch { return null; } },
    set: (key) => { try { sessionStorage.setItem(STORY, key); } catch { /* what was kept is offered once more, then */ } },
  };
  const former = tab.get();
  addEventListener("pageshow", () => tab.set(MINE));
  let saved = "unsaved" in editing.dataset ? "" : as_text(pairs());
  const dirty = () => as_text(pairs()) !== saved;
  const keep = () => {
    if (dirty()) kept.set({ at: Date.now(), digest: digest.value, pairs: pairs() });
    else kept.drop(MINE);
  };

  /* A slip that is written meanwhile in another tab can be chosen here without loading the page anew. */
  let signing = false;
  const slips = (within) => [within, ...[...within.querySelectorAll("template")].map((one) => one.content)]
    .flatMap((part) => [...part.querySelectorAll("[data-slips]")]);
  form.addEventListener("click", ({ target }) => { signing ||= Boolean(target.closest("[data-signing]")); });
  addEventListener("focus", async () => {
    if (!signing) return;
    try {
      const page = new DOMParser().parseFromString(await (await fetch(location.pathname)).text(), "text/html");
      const found = [...slips(page)[0].options];
      for (const list of slips(document)) {
        const known = new Set([...list.options].map((one) => one.value));
        list.append(...found.filter((one) => !known.has(one.value)).map((one) => one.cloneNode(true)));
      }
    } catch { /* the desk is closed: the list stays as it is */ }
  });

  /* What nobody has come back for in a month is let go. */
  const MONTH = 30 * 24 * 3600 * 1000;
  try {
    for (const key of Object.keys(localStorage).filter((one) => one.startsWith("form:"))) {
      if (!(JSON.parse(localStorage.getItem(key))?.at > Date.now() - MONTH)) localStorage.removeItem(key);
    }
  } catch { /* nothing can be kept here */ }

  if ("saved" in editing.dataset && former) kept.drop(former);
  const back = document.getElementById("back");
  let before = null;
  const offer = () => {
    [before] = kept.others();
    back.hidden = !before;
    if (!before) return;
    const at = new Date(before.at), today = at.toDateString() === new Date().toDateString();
    const clock = `${at.getHours()}:${String(at.getMinutes()).padStart(2, "0")}`;
    back.querySelector("[data-when]").textContent = today ? clock : `${clock} ngày ${at.getDate()}/${at.getMonth() + 1}`;
    back.querySelector("[data-since]").hidden = before.digest === digest.value;
    say("Có chữ chưa lưu từ lần trước, có thể lấy lại.");
  };
  if (!("unsaved" in editing.dataset)) offer();
  back.addEventListener("click", ({ target }) => {
    if (target.closest("[data-forget]")) {
      kept.drop(before.key);
      offer();
      (before ? back.querySelector("[data-restore]") : document.getElementById("f-title")).focus();
    }
    if (target.closest("[data-restore]")) {
      tab.set(before.key);
      send(before.pairs, before.digest);
    }
  });
  const send = (those, of) => {
    const sent = document.createElement("form");
    sent.method = "post";
    sent.action = form.action;
    for (const [name, value] of [...those, ["digest", of], ["act", "show"]]) {
      const one = document.createElement("input");
      one.type = "hidden";
      one.name = name;
      one.value = value;
      sent.append(one);
    }
    document.body.append(sent);
    leaving = true;
    sent.submit();
  };

  /* What comes back is what was asked for, or a page or a line that says why not; a desk that was opened anew has no
     such page. */
  const ANEW = "Bàn đã mở lại ở địa chỉ khác. Mở bài này ở cửa sổ mới rồi bấm “Lấy lại chữ ấy”.";
  const heard = async (answer) => {
    const words = await answer.text();
    try { return JSON.parse(words); } catch { /* a page */ }
    const page = new DOMParser().parseFromString(words, "text/html");
    const said = page.querySelector("main .card.error, main p")?.textContent;
    return { came: "failed", why: said || (answer.status === 404 ? ANEW : words) };
  };

  /* After a pause the desk is asked what it says; the last answer counts. */
  let pause = 0, asked = 0;
  const body = () => new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === "string"));
  const changed = () => {
    if (dirty()) told(back.hidden ? "Chưa lưu." : "Chưa lưu. Còn chữ của lần trước ở đầu trang.");
    clearTimeout(pause);
    pause = setTimeout(async () => {
      keep();
      const number = ++asked;
      try {
        const answer = await fetch(form.dataset.look, { method: "POST", headers: { accept: "application/json" }, body: body() });
        const come = await heard(answer);
        if (number !== asked) return;
        if (come.came === "failed") told(come.why);
        else show(come);
      } catch {
        told("Bàn không trả lời. Chữ vẫn được giữ ở máy này; mở lại bàn rồi lưu.");
      }
    }, PAUSE);
  };
  form.addEventListener("input", changed);
  form.addEventListener("change", changed);

  const line = (one) => {
    const item = document.createElement("li");
    item.className = one.error ? "is-error" : "is-notice";
    return item;
  };
  const show = (answer) => {
    if (answer.unread) return told("Tệp của bài đang có chỗ sai, chưa lưu được.");
    const list = document.querySelector("[data-wrongs]"), badge = document.querySelector("[data-badge]");
    const count = list.children.length;
    list.replaceChildren(...answer.wrong.map((one) => {
      const item = line(one), link = document.createElement("a"), words = document.createElement("span"), mark = document.createElement("b");
      link.href = `#${one.id}`;
      if (one.line >= 0) link.dataset.line = one.line;
      link.textContent = one.label + (one.where ? `, ${one.where.toLowerCase()}` : "");
      mark.className = "severity";
      mark.textContent = one.severity;
      words.append(mark, ` ${one.text}`);
      item.append(link, words);
      return item;
    }));
    badge.textContent = answer.wrong.length;
    badge.hidden = !answer.wrong.length;
    badge.classList.toggle("errors", answer.wrong.some((one) => one.error));
    document.querySelector("[data-fine]").hidden = answer.wrong.length > 0;
    for (const place of form.querySelectorAll(".whys")) {
      const own = answer.wrong.filter((one) => place.id === `${one.id}-wrong`);
      place.replaceChildren(...own.map((one) => {
        const item = line(one), where = document.createElement("b");
        where.textContent = one.where ? `${one.where}: ` : "";
        item.append(where, one.text);
        return item;
      }));
      const field = document.getElementById(place.id.slice(0, -"-wrong".length));
      if (own.some((one) => one.error)) field?.setAttribute("aria-invalid", "true");
      else field?.removeAttribute("aria-invalid");
    }
    for (const place of document.querySelectorAll("[data-length]")) {
      const length = answer.lengths[place.dataset.length];
      place.textContent = length ? `${length} đọc thành tiếng` : "";
    }
    const lost = document.querySelector("[data-lost]");
    lost.hidden = !answer.lost.length;
    lost.querySelector("[data-where]").textContent = answer.lost.join("; ");
    if (answer.stale) told("Tệp đã được sửa ở chỗ khác. Khi lưu, bàn đặt hai bản cạnh nhau để chọn.");
    if (count !== answer.wrong.length) say(answer.wrong.length ? `${answer.wrong.length} chỗ cần sửa.` : "Không có chỗ nào cần sửa.");
    return undefined;
  };

  /* Saving: what the desk wants to ask first, it asks on a page of its own. */
  let leaving = false, saving = false;
  const save = async () => {
    if (saving) return;
    saving = true;
    clearTimeout(pause);
    keep();
    const meant = as_text(pairs());
    told("Đang lưu…");
    try {
      const answer = await fetch(form.action, { method: "POST", headers: { accept: "application/json" }, body: body() });
      const come = await heard(answer);
      if (come.came === "failed") {
        told(come.why);
        say(come.why);
        return;
      }
      if (!answer.ok) {
        leaving = true;
        form.submit();
        return;
      }
      digest.value = come.digest;
      saved = meant;
      back.hidden = true;
      keep();
      asked += 1;
      show(come);
      document.querySelector(".top h1").textContent = come.title;
      told(dirty() ? `Đã lưu lúc ${come.saved}, trừ chữ vừa gõ.` : `Đã lưu lúc ${come.saved}.`, true);
      say(`Đã lưu lúc ${come.saved}.`);
      if (new URL(come.address, location.href).pathname !== location.pathname) {
        leaving = true;
        location.replace(`${come.address}?saved`);
      }
      for (const old of ["approved", "wrong"]) document.getElementById(old)?.setAttribute("hidden", "");
    } catch {
      told("Chưa lưu được: bàn không trả lời. Chữ vẫn được giữ ở máy này; mở lại bàn rồi lưu.");
      say("Chưa lưu được: bàn không trả lời.");
    } finally {
      saving = false;
    }
  };
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "s") {
      event.preventDefault();
      save();
    }
    if (event.key === "Enter" && event.target.closest?.("#form input")) event.preventDefault();
  });
  form.addEventListener("submit", (event) => {
    const button = event.submitter, act = button?.dataset.act;
    if (act) {
      event.preventDefault();
      does[act](button);
    } else if (!button || (button.value === "save" && !form.elements.confirm)) {
      event.preventDefault();
      save();
    } else {
      keep();
      leaving = true;
    }
  });
  addEventListener("beforeunload", (event) => {
    if (leaving || !dirty()) return;
    keep();
    event.preventDefault();
  });
  document.querySelector("[data-hear]").addEventListener("click", async (event) => {
    if (!dirty()) return;
    event.preventDefault();
    await save();
    if (!dirty() && !leaving) location.assign(event.target.closest("a").href);
  });

  /* Lists: one more, one less, up, down; the focus goes with it, and it is said. */
  const numbered = (list) => [...list.querySelector("[data-items]").children].forEach((item, at) =>
    item.querySelectorAll(":scope > legend [data-number], :scope > .moves [data-number]").forEach((one) => { one.textContent = at + 1; }));
  const does = {
    add: (button) => {
      const list = button.closest("[data-list]"), items = list.querySelector("[data-items]");
      const used = new Set([...items.children].map((item) => item.dataset.item));
      let number = 0;
      while (used.has(`n${number}`)) number += 1;
      const made = list.querySelector("template").innerHTML.replaceAll("TOKEN0", `n${number}`);
      items.insertAdjacentHTML("beforeend", made);
      numbered(list);
      const item = items.lastElementChild;
      item.querySelector("select, textarea, input:not([type=hidden])").focus();
      say(`Đã thêm ${list.dataset.one.toLowerCase()} ${items.children.length}.`);
      changed();
    },
    remove: (button) => {
      const list = button.closest("[data-list]"), item = button.closest("[data-item]");
      const next = item.nextElementSibling || item.previousElementSibling, words = item.querySelector("[data-number]").textContent;
      item.remove();
      numbered(list);
      (next || list.querySelector(".add")).focus();
      say(`Đã xóa ${list.dataset.one.toLowerCase()} ${words}.`);
      changed();
    },
    up: (button) => move(button, (item) => item.previousElementSibling?.before(item)),
    down: (button) => move(button, (item) => item.nextElementSibling?.after(item)),
  };
  const move = (button, how) => {
    const list = button.closest("[data-list]"), item = button.closest("[data-item]");
    how(item);
    numbered(list);
    (getComputedStyle(button).visibility === "hidden" ? item : button).focus();
    say(`Nay đứng thứ ${[...item.parentElement.children].indexOf(item) + 1}.`);
    changed();
  };

  /* A finding leads to its field, out of a fold if it lies in one. */
  const reach = (id) => {
    const field = id && document.getElementById(id);
    if (!field) return false;
    for (let fold = field.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    field.scrollIntoView({ block: "center" });
    field.focus({ preventScroll: true });
    return true;
  };
  /* In the text it is the line itself that is reached, and chosen. */
  const read_at = (number) => {
    const text = document.getElementById("f-body"), lines = text.value.split("\n");
    const lead = text.value.length - text.value.replace(/^\n+/, "").length;
    const start = lead + lines.slice(lead, lead + number).reduce((sum, one) => sum + one.length + 1, 0);
    const stop = start + (lines[lead + number] || "").length;
    text.blur();
    text.setSelectionRange(start, start);
    text.focus();
    text.setSelectionRange(start, stop);
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#f"]');
    if (link && reach(link.getAttribute("href").slice(1))) {
      event.preventDefault();
      if (link.dataset.line) read_at(Number(link.dataset.line));
    }
    const part = event.target.closest(".toc a");
    if (part) document.getElementById(part.getAttribute("href").slice(1))?.setAttribute("open", "");
  });

  /* Pictures: shown when chosen; a new one is handed in without leaving the page. */
  const head = document.querySelector("[data-shows]");
  if (head) document.getElementById(head.dataset.shows).addEventListener("change", ({ target }) => {
    head.hidden = !target.value;
    if (target.value) head.src = head.dataset.from + encodeURIComponent(target.value);
  });
  const upload = document.getElementById("picture");
  upload.querySelector("[data-plain]").hidden = true;
  upload.addEventListener("submit", async (event) => {
    event.preventDefault();
    const why = document.getElementById("f-file-wrong");
    const refused = (words) => {
      const item = line({ error: true });
      item.textContent = words;
      why.replaceChildren(item);
      say(words);
    };
    try {
      const answer = await fetch(upload.action, { method: "POST", headers: { accept: "application/json" }, body: new FormData(upload) });
      const come = await heard(answer);
      if (come.why) {
        refused(come.why);
        return;
      }
      why.replaceChildren();
      for (const list of document.querySelectorAll("[data-pictures], #f-image")) {
        if (![...list.options].some((one) => one.value === come.name)) list.add(new Option(come.name, come.name));
      }
      upload.reset();
      say(`Đã đưa ảnh vào bàn: ${come.name}.`);
      const item = line({});
      item.textContent = `Đã đưa ảnh vào bàn: ${come.name}. Chọn ở ô “Ảnh đầu bài”, hoặc chèn vào bài viết.`;
      why.append(item);
    } catch {
      refused("Chưa đưa được ảnh: bàn không trả lời. Mở lại bàn rồi đưa lại.");
    }
  });

  if (matchMedia("(max-width: 65.99rem)").matches) document.querySelector(".looks").open = false;
  if ("unsaved" in editing.dataset) {
    keep();
    if (former && kept.get(MINE)) kept.drop(former);
  }
  if ("saved" in editing.dataset) {
    state.classList.add("well");
    history.replaceState(null, "", location.pathname);
  }
  const alert = document.getElementById("wrong");
  if (alert) alert.focus();
  else reach(location.hash.slice(1));
})();
