/* The day of the crew: a count that finds no network waits on the telephone, and goes when there is one; days are kept to be read. */
import { kept, offlineSaid, tellOffline, visit } from "./desk.js";

const KEY = "tourplanner-counts";
const waiting = () => { try { return JSON.parse(localStorage.getItem(KEY)) ?? {}; } catch { return {}; } };
const wait = (counts) => { try { localStorage.setItem(KEY, JSON.stringify(counts)); } catch { /* A private window keeps nothing: the form stays filled. */ } };
const send = (body) => fetch("/today/count", { method: "POST", body: new URLSearchParams(body) });
const forms = () => [...document.querySelectorAll("form[data-count]")];
const nameOf = (body) => `${body.date} ${body.stop}`;

/* Say beside its field that a count waits. */
function tell() {
  const counts = waiting();
  for (const form of forms()) {
    const body = counts[nameOf(Object.fromEntries(new FormData(form)))], place = form.querySelector("[data-kept]");
    place.textContent = body ? place.dataset.kept : "";
    if (body) form.elements.visitors.value = body.visitors;
  }
}

/* What waits is sent, one after another; what the desk refuses is shown by the page, not kept for ever. */
async function flush() {
  let sent = 0;
  for (const [name, body] of Object.entries(waiting())) {
    try {
      const answer = await send(body);
      if (answer.status === 401 || answer.status === 403) break;
    } catch { break; }
    const rest = waiting();
    if (JSON.stringify(rest[name]) === JSON.stringify(body)) delete rest[name];
    wait(rest);
    sent += 1;
  }
  if (sent) visit(location.href);
}

/* The days around this one, to be read where there is no network. */
async function keepDays() {
  const addresses = document.querySelector("[data-keep-days]")?.dataset.keepDays.split(" ").filter(Boolean) ?? [];
  for (const address of addresses) {
    const answer = await fetch(address).catch(() => null);
    if (!answer?.ok) return;
    kept.set(address, await answer.text());
  }
  root.setAttribute("data-days-kept", "");
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("form[data-count]")) return;
  event.preventDefault();
  const body = Object.fromEntries(new FormData(form));
  let answer;
  try {
    answer = await send(body);
  } catch {
    wait({ ...waiting(), [nameOf(body)]: body });
    tellOffline(offlineSaid());
    return void tell();
  }
  const rest = waiting();
  delete rest[nameOf(body)];
  wait(rest);
  if (answer.redirected || answer.ok) visit(answer.url);
  else { form.removeAttribute("data-count"); form.submit(); }
});

/* A link to another view would leave a page that cannot be had again. */
document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[href]");
  if (!link || event.defaultPrevented || link.target || link.origin !== location.origin || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const alive = await fetch("/health").catch(() => null);
  if (alive) location.assign(link.href); else tellOffline(offlineSaid());
});

const root = document.documentElement;
const worker = document.querySelector("[data-worker]")?.dataset.worker;
if (worker) navigator.serviceWorker?.register(worker, { scope: "/today" }).catch(() => { /* A certificate that the telephone does not know: the page keeps its days itself. */ });
addEventListener("online", flush);
addEventListener("offline", () => tellOffline(offlineSaid()));
document.addEventListener("desk:back", flush);
document.addEventListener("desk:shown", tell);
tell();
flush();
keepDays();
