/* Hands every block of the microphone's samples to the page; runs in the browser's own sound thread. */
"use strict";
registerProcessor("taker", class extends AudioWorkletProcessor {
  process([input]) {
    if (input.length) this.port.postMessage(input[0].slice());
    return true;
  }
});
