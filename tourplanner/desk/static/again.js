/* A page that waits for something asks again, without moving what is on it. */
import { isTyping, visit } from "./desk.js";
setTimeout(function again() {
  const waits = document.querySelector(".notice-box[role='status'], [data-waits]");
  if (!waits) return;
  if (!isTyping(document.activeElement)) visit(location.href);
  setTimeout(again, 1500);
}, 1500);
