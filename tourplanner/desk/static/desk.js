/* Every page: forms and links that put a part of the page anew without losing the place, and the keys of all views. */
import { become } from "./become.js";

const root = document.documentElement;
root.classList.add("scripted");

const parse = (text) => new DOMParser().parseFromString(text, "text/html");

const brought = (page) => [...page.querySelectorAll("head script[src], head link[rel=stylesheet]")].map((each) => each.getAttribute("src") ?? each.getAttribute("href"));
const scrolled = [".board", ".beside", ".tray", ".months"];

/* Show a page that was fetched: the focus and what was scrolled to stay where they are. Whether it is shown here, and
   not by another page that takes the place of this one. */
function show(fresh, address) {
  const focused = document.activeElement?.id;
  const tops = scrolled.map((name) => document.querySelector(name)?.scrollTop ?? 0);
  const page = fresh.querySelector("#page");
  // Another view brings scripts and styles of its own; what is told of a form that was refused brings none.
  const there = brought(document);
  if (!page || brought(fresh).some((each) => !there.includes(each))) {
    location.replace(address);
    return false;
  }
  const now = document.querySelector("#page");
  // A page that says one thing is another element.
  if (now.tagName === page.tagName) become(now, page); else now.replaceWith(page);
  for (const skip of document.querySelectorAll("body > .skip")) skip.hidden = !document.getElementById("main");
  for (const box of document.querySelectorAll(".board input[type=checkbox]")) box.checked = box.defaultChecked;
  document.title = fresh.title;
  scrolled.forEach((name, rank) => { const found = document.querySelector(name); if (found) found.scrollTop = tops[rank]; });
  const again = focused && document.getElementById(focused);
  const target = again && !again.disabled ? again : document.querySelector("[aria-current='true']") ?? ["#told:not(:empty)", "main"].map((name) => document.querySelector(name)).find(Boolean);
  target?.focus({ preventScroll: true });
  if (new URL(address).hash && matchMedia("(max-width: 999px)").matches) document.querySelector("#panel")?.scrollIntoView({ block: "nearest" });
  document.dispatchEvent(new CustomEvent("desk:shown"));
  return true;
}

/* Pages that can be read although the desk does not answer, by their addresses. */
export const kept = new Map();

/* Say that the desk does not answer, or why a page is not there; nothing where it answers again. */
export function tellOffline(said) {
  const place = document.getElementById("offline");
  if (place && place.textContent !== said) place.textContent = said;
}
export const offlineSaid = () => document.getElementById("offline")?.dataset.said ?? "";

/* What was asked for is not there: the page stays, or one that was kept is shown. */
function withoutDesk(address) {
  const there = address && kept.get(new URL(address).pathname + new URL(address).search);
  if (there) {
    show(parse(there), address);
    history.replaceState(null, "", address);
  }
  tellOffline((address && !there && document.getElementById("offline")?.dataset.day) || offlineSaid());
}

/* Hands at work: what a page asks by itself is not shown under them, or a button would be gone before it is let go. */
let touched = 0, pressed = false;
for (const kind of ["pointerdown", "keydown", "input", "change"]) addEventListener(kind, () => { touched += 1; }, true);
for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, () => { pressed = true; }, true);
for (const kind of ["pointerup", "pointercancel", "keyup"]) addEventListener(kind, () => { pressed = false; }, true);
addEventListener("blur", () => { pressed = false; });

/* What is under way, and how often something was. */
let under = null, begun = 0;

/* Whether a page was shown, and whether another one takes its place. */
async function ask(address, options, itself, signal) {
  const sends = options.method === "POST", then = touched;
  try {
    const answer = await fetch(address, { ...options, signal }).catch(() => null);
    if (signal.aborted) return {};
    if (!answer) return withoutDesk(sends ? "" : address) ?? {};
    const text = await answer.text();
    if (signal.aborted || (itself && touched !== then)) return {};
    if (!show(parse(text), answer.redirected ? answer.url : address)) return { leaves: true };
    const shown = new URL(answer.url);
    shown.searchParams.delete("done");
    if (answer.ok) history.replaceState(null, "", shown);
    return { shown: true };
  } catch {
    if (signal.aborted) return {};
    location.href = sends ? location.href : address;
    return { leaves: true };
  }
}

/* Ask for a page and show it. What is only read makes way for what is asked next, so that no click is lost and no older
   page is shown over a newer one; what is sent is answered first, and not sent twice. What a page asks by itself makes
   way for everything. Whether the page was shown. */
export async function visit(address, { itself = false, ...options } = {}) {
  const sends = options.method === "POST";
  if (itself ? under || pressed : sends && under?.sends) return false;
  while (under?.sends) await under.ends;
  if (under?.leaves) return false;
  under?.control.abort();
  const mine = { sends, control: new AbortController() };
  [under, begun] = [mine, begun + 1];
  root.setAttribute("aria-busy", "true");
  mine.ends = ask(address, options, itself, mine.control.signal);
  const { shown = false, leaves = false } = await mine.ends;
  if (under !== mine) return shown;
  if (leaves) under = { leaves, control: mine.control };
  else {
    under = null;
    root.removeAttribute("aria-busy");
  }
  return shown;
}
// A page that is come back to heard nothing meanwhile.
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-swap]") || event.defaultPrevented) return;
  event.preventDefault();
  const body = new URLSearchParams(new FormData(form, event.submitter));
  visit(form.action, { method: "POST", body });
});

/* A question is an address: its answer comes without losing the place. */
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-get]") || event.defaultPrevented) return;
  event.preventDefault();
  const asked = new URL(form.action);
  asked.search = new URLSearchParams(new FormData(form));
  visit(asked.href);
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-swap]");
  if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  // A link in a drawing says its address in another way.
  visit(new URL(link.href.baseVal ?? link.href, location.href).href);
});

export const isTyping = (element) => element?.matches?.("input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if (isTyping(event.target) || event.altKey) return;
  const asked = event.ctrlKey || event.metaKey;
  const name = event.key.toLowerCase();
  const button = asked && name === "z" && !event.shiftKey ? "undo" : asked && (name === "y" || (name === "z" && event.shiftKey)) ? "redo" : "";
  if (button) {
    event.preventDefault();
    document.getElementById(button)?.click();
  }
});

/* What goes on by itself is looked at again every second. */
setInterval(() => {
  if (behind) follow();
  else if (document.querySelector("[data-refresh]") && !isTyping(document.activeElement)) visit(location.href, { itself: true });
}, 1000);

/* Another window, another planner or another program: the page follows, but never under somebody who is typing. */
const news = new EventSource(`/stream?of=${document.querySelector("#page[data-revision]")?.dataset.revision ?? ""}`);
news.addEventListener("error", async () => {
  // A page that is being left, or somebody who has to come in again: the desk does answer.
  if (!(await fetch("/health").catch(() => null))) tellOffline(offlineSaid());
});
news.addEventListener("open", () => {
  if (!document.getElementById("offline")?.textContent) return;
  tellOffline("");
  document.dispatchEvent(new CustomEvent("desk:back"));
});
news.addEventListener("changed", follow);

/* Whether there is news that the page does not show yet: hands were at work, or another page was under way. */
let behind = false, following = false;
async function follow() {
  behind = true;
  if (under || following || pressed || document.querySelector(".held")) return;
  following = true;
  const [then, rounds] = [touched, begun];
  const answer = await fetch(location.href).catch(() => null);
  const text = answer?.ok ? await answer.text().catch(() => "") : "";
  following = false;
  if (rounds !== begun) return;
  const fresh = parse(text), now = fresh.querySelector("#page[data-revision]")?.dataset.revision;
  const seen = document.querySelector("#page[data-revision]")?.dataset.revision;
  if (!now || !seen || now === seen) return void (behind = false);
  if (isTyping(document.activeElement) || document.querySelector(".offers")) document.getElementById("changed-elsewhere")?.removeAttribute("hidden");
  else {
    if (then !== touched) return;
    if (!show(fresh, location.href)) return;
    const told = document.getElementById("told");
    if (told) told.textContent = document.querySelector("#page")?.dataset.last ?? "";
  }
  behind = false;
}
addEventListener("pagehide", () => news.close());
