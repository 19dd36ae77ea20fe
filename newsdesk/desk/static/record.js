/* The microphone, uncompressed and untouched: what it hears becomes a WAV file in the form's own field. */
"use strict";
(() => {
  const place = document.getElementById("microphone");
  if (!place || !navigator.mediaDevices || !window.AudioWorkletNode) return;
  place.hidden = false;
  const [begin, end, line, level, clock, heard, taken, file] =
    ["begin", "end", "level-line", "level", "clock", "heard", "taken", "file"].map((id) => document.getElementById(id));
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
    blocks = []; clipped = false; loudest = 0;
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
  addEventListener("beforeunload", (event) => { if (!end.hidden) event.preventDefault(); });
})();
