/* A page that waits for something asks again, without moving what is on it, nor what was ticked and written meanwhile. */
import { isTyping, visit } from "./desk.js";

const isBox = (field) => field.type === "checkbox" || field.type === "radio";

function edits() {
  const fields = [...document.querySelectorAll("main input:not([type=hidden])")];
  const changed = fields.filter((field) => (isBox(field) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue));
  return changed.map(({ id, checked, value }) => ({ id, checked, value }));
}

function edit({ id, checked, value }) {
  const field = document.getElementById(id);
  if (field && isBox(field)) field.checked = checked;
  else if (field) field.value = value;
}

setTimeout(async function again() {
  const waits = document.querySelector(".notice-box[role='status'], [data-waits]");
  if (!waits) return;
  if (!isTyping(document.activeElement)) {
    const kept = edits();
    if (await visit(location.href, { itself: true })) kept.forEach(edit);
  }
  setTimeout(again, 1500);
}, 1500);
