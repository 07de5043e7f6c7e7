/* Every page: forms and links that put a part of the page anew without losing the place, and the keys of all views. */
import { become } from "./become.js";

const root = document.documentElement;
root.classList.add("scripted");

const parse = (text) => new DOMParser().parseFromString(text, "text/html");

const brought = (page) => [...page.querySelectorAll("head script[src], head link[rel=stylesheet]")].map((each) => each.getAttribute("src") ?? each.getAttribute("href"));
const scrolled = [".board", ".beside", ".tray", ".months"];

/* Show a page that was fetched: the focus and what was scrolled to stay where they are. */
function show(fresh, address) {
  const focused = document.activeElement?.id;
  const tops = scrolled.map((name) => document.querySelector(name)?.scrollTop ?? 0);
  const page = fresh.querySelector("#page");
  // Another view brings scripts and styles of its own; what is told of a form that was refused brings none.
  const there = brought(document);
  if (!page || brought(fresh).some((each) => !there.includes(each))) return void location.replace(address);
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

export async function visit(address, options = {}) {
  root.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, options).catch(() => null);
    if (!answer) return void withoutDesk(options.method === "POST" ? "" : address);
    const shown = new URL(answer.url);
    shown.searchParams.delete("done");
    show(parse(await answer.text()), answer.redirected ? answer.url : address);
    if (answer.ok) history.replaceState(null, "", shown);
  } catch {
    location.href = options.method === "POST" ? location.href : address;
  } finally {
    root.removeAttribute("aria-busy");
  }
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-swap]") || event.defaultPrevented) return;
  event.preventDefault();
  if (root.hasAttribute("aria-busy")) return;
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
  if (document.querySelector("[data-refresh]") && !root.hasAttribute("aria-busy") && !isTyping(document.activeElement)) visit(location.href);
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
news.addEventListener("changed", async () => {
  const page = document.querySelector("#page[data-revision]");
  if (!page || root.hasAttribute("aria-busy") || document.querySelector(".held")) return;
  const answer = await fetch(location.href).catch(() => null);
  if (!answer?.ok) return;
  const fresh = parse(await answer.text()), now = fresh.querySelector("#page[data-revision]")?.dataset.revision;
  if (!now || document.querySelector("#page")?.dataset.revision === now) return;
  if (isTyping(document.activeElement) || document.querySelector(".offers")) document.getElementById("changed-elsewhere")?.removeAttribute("hidden");
  else {
    show(fresh, location.href);
    const told = document.getElementById("told");
    if (told) told.textContent = document.querySelector("#page")?.dataset.last ?? "";
  }
});
addEventListener("pagehide", () => news.close());
