/* A recording is handed in without leaving the page: what is refused, and above all a take, is still there afterwards. */
"use strict";
(() => {
  const form = document.querySelector(".recording form"), file = document.getElementById("file"), said = document.getElementById("said");
  let current = form.elements.code.value, untold = false, sending = false, leaving = false;
  /* A text that was changed meanwhile is another one: what was read keeps the code under which it was read. */
  const anew = () => { form.elements.code.value = current; };
  const shown = (page, title) => {
    const old = document.getElementById("wrong"), wrong = page.getElementById("wrong");
    for (const part of [".recording > header", ".reading"]) document.querySelector(part).replaceWith(page.querySelector(part));
    for (const field of page.querySelectorAll(".recording form .field:not(:has(#file))")) {
      document.getElementById(field.querySelector("[name]").id).closest(".field").replaceWith(field);
    }
    current = page.querySelector("[name=code]").value;
    told(wrong, old, `${wrong.querySelector("h2").textContent} – ${title}`);
  };
  const told = (wrong, old, title) => {
    if (old) old.replaceWith(wrong);
    else document.querySelector(".reading").before(wrong);
    document.title = title;
    wrong.focus();
  };
  /* What is not said by the form itself: the desk is closed, or something is too large. */
  const refused = (why) => {
    const wrong = document.createElement("section"), head = document.createElement("h2"), words = document.createElement("p");
    wrong.id = "wrong";
    wrong.className = "card error";
    wrong.tabIndex = -1;
    wrong.setAttribute("role", "alert");
    head.textContent = "Chưa nhận bản thu này";
    words.textContent = why;
    wrong.append(head, words);
    told(wrong, document.getElementById("wrong"), document.title);
  };
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (sending) return;
    sending = true;
    const title = document.title.replace(/^Chưa nhận bản thu này – /, "");
    said.textContent = "Đang nộp bản thu…";
    try {
      const answer = await fetch(location.href, { method: "POST", body: new FormData(form) });
      if (answer.redirected) {
        leaving = true;
        location.assign(answer.url);
        return;
      }
      const text = await answer.text(), page = new DOMParser().parseFromString(text, "text/html");
      if (page.querySelector(".recording #wrong")) shown(page, title);
      else refused(page.querySelector("main .card.error, main p")?.textContent || text);
    } catch {
      refused("Bàn không trả lời. Bản thu vẫn còn ở trang này: đừng đóng trang, xem cửa sổ lệnh của bàn rồi bấm nộp lại.");
    } finally {
      sending = false;
      said.textContent = "";
    }
  });
  file.addEventListener("change", () => { untold = false; anew(); });
  addEventListener("beforeunload", (event) => { if (untold && !leaving) event.preventDefault(); });

  /* The microphone, uncompressed and untouched: what it hears becomes a WAV file in the form's own field. */
  const place = document.getElementById("microphone");
  if (!place || !navigator.mediaDevices || !window.AudioWorkletNode) return;
  place.hidden = false;
  const [begin, end, line, level, clock, heard, taken] =
    ["begin", "end", "level-line", "level", "clock", "heard", "taken"].map((id) => document.getElementById(id));
  const REFUSED = {
    NotAllowedError: "Trình duyệt chưa được phép dùng micro. Bấm vào biểu tượng ổ khóa cạnh địa chỉ, cho phép micro rồi thử lại.",
    NotFoundError: "Máy này chưa có micro. Cắm micro vào, hoặc thu bằng điện thoại rồi nộp tệp.",
    NotReadableError: "Micro đang bị chương trình khác giữ. Đóng chương trình ấy rồi thử lại.",
  };
  let blocks = [], context = null, stream = null, loudest = 0, clipped = false;

  const minutes = (seconds) => `${Math.floor(seconds / 60)} phút ${Math.floor(seconds % 60)} giây`;

  /* The samples as a WAV file of 16 bits in one channel. */
  const wav = (samples, rate) => {
    const bytes = new DataView(new ArrayBuffer(44 + samples.length * 2));
    const text = (at, word) => [...word].forEach((sign, i) => bytes.setUint8(at + i, sign.charCodeAt(0)));
    text(0, "RIFF"); bytes.setUint32(4, 36 + samples.length * 2, true); text(8, "WAVEfmt ");
    bytes.setUint32(16, 16, true); bytes.setUint16(20, 1, true); bytes.setUint16(22, 1, true);
    bytes.setUint32(24, rate, true); bytes.setUint32(28, rate * 2, true); bytes.setUint16(32, 2, true);
    bytes.setUint16(34, 16, true); text(36, "data"); bytes.setUint32(40, samples.length * 2, true);
    samples.forEach((value, i) => bytes.setInt16(44 + i * 2, Math.max(-1, Math.min(1, value)) * 32767, true));
    return new Blob([bytes], { type: "audio/wav" });
  };

  const hear = ({ data }) => {
    blocks.push(data);
    let loud = 0;
    for (const value of data) loud = Math.max(loud, Math.abs(value));
    loudest = Math.max(loud, loudest * 0.95);
    clipped ||= loud >= 0.999;
    level.value = loudest;
    clock.textContent = minutes(blocks.length * data.length / context.sampleRate);
  };

  const start = async () => {
    heard.textContent = "";
    try {
      stream = await navigator.mediaDevices.getUserMedia({
        audio: { channelCount: 1, echoCancellation: false, noiseSuppression: false, autoGainControl: false },
      });
      context = new AudioContext();
      await context.audioWorklet.addModule(place.dataset.worklet);
    } catch (fault) {
      heard.textContent = REFUSED[fault.name] || "Chưa dùng được micro trên trình duyệt này. Thu bằng điện thoại rồi nộp tệp.";
      return;
    }
    blocks = []; clipped = false; loudest = 0; untold = true;
    anew();
    const taker = new AudioWorkletNode(context, "taker", { numberOfOutputs: 0, channelCount: 1, channelCountMode: "explicit" });
    taker.port.onmessage = hear;
    context.createMediaStreamSource(stream).connect(taker);
    begin.hidden = true; end.hidden = false; line.hidden = false; taken.hidden = true;
    end.focus();
    heard.textContent = "Đang thu. Đọc từ câu đầu.";
  };

  const stop = async () => {
    const rate = context.sampleRate;
    stream.getTracks().forEach((track) => track.stop());
    await context.close();
    const samples = new Float32Array(blocks.reduce((sum, block) => sum + block.length, 0));
    let at = 0;
    for (const block of blocks) { samples.set(block, at); at += block.length; }
    const made = new File([wav(samples, rate)], place.dataset.name, { type: "audio/wav" });
    const list = new DataTransfer();
    list.items.add(made);
    file.files = list.files;
    if (taken.src) URL.revokeObjectURL(taken.src);
    taken.src = URL.createObjectURL(made);
    taken.hidden = false; line.hidden = true; end.hidden = true; begin.hidden = false;
    begin.textContent = "Thu lại từ đầu";
    heard.textContent = `Đã thu ${minutes(samples.length / rate)}. Nghe lại, rồi bấm “Nộp bản thu”.`
      + (clipped ? " Có chỗ tiếng bị vỡ vì thu to quá: nên thu lại, ngồi xa micro hơn." : "");
    begin.focus();
  };

  begin.addEventListener("click", start);
  end.addEventListener("click", stop);
})();
