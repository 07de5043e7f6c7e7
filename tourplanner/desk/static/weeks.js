/* Semaines: the map beside the board, both ways linked, and the keys that walk the board. */
import { isTyping, visit } from "./desk.js";

const MANY = 80;
const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
const cards = () => [...document.querySelectorAll(".card")];
const chosen = () => document.querySelector(".card[aria-current]");
let map, tours = [], ways, pins = new Map(), drawn = "";

function pin(place, classes, name) {
  const icon = L.divIcon({ className: `pin ${classes}`, html: "<span></span>", iconSize: [26, 26] });
  const marker = L.marker(place, { icon, keyboard: false });
  const label = document.createElement("span");
  label.textContent = name;
  return marker.bindTooltip(label, { className: "place", direction: "top", offset: [0, -8] });
}

function draw(facts) {
  map = L.map("map", { zoomSnap: 0.25, zoomAnimation: !calm, fadeAnimation: !calm, attributionControl: false, keyboard: false });
  const outlines = L.geoJSON(facts.outlines, {
    interactive: false,
    style: ({ properties: { ink, served } }) => ({ className: `commune${ink === null ? "" : ` ink-${ink}${served ? " served" : " toured"}`}` }),
  }).addTo(map);
  ways = L.layerGroup().addTo(map);
  tours = facts.tours;
  const stops = L.featureGroup().addTo(map);
  map.getContainer().classList.toggle("many", tours.reduce((sum, tour) => sum + tour.visits.length, 0) > MANY);
  for (const depot of facts.depots) pin(depot.at, "house", depot.name).addTo(stops);
  for (const tour of tours) {
    for (const each of tour.visits) {
      const marker = pin(each.at, `${each.half} ink-${each.ink}`, each.name).addTo(stops);
      marker.on("click", () => document.getElementById(each.key)?.click());
      pins.set(each.key, marker);
    }
  }
  map.fitBounds((tours.length ? stops : outlines).getBounds(), { padding: [24, 24] });
}

/* Show the tour of the visit that is chosen, and its neighbours of that day. */
function follow() {
  if (!map) return;
  ways.clearLayers();
  const key = chosen()?.id;
  const tour = tours.find((each) => each.visits.some((one) => one.key === key));
  for (const [name, marker] of pins) {
    const near = tour?.visits.some((one) => one.key === name);
    marker.getElement()?.classList.toggle("on", name === key);
    marker.getElement()?.classList.toggle("near", Boolean(near));
    marker.setZIndexOffset(name === key ? 1000 : near ? 500 : 0);
    if (near) marker.openTooltip(); else marker.closeTooltip();
  }
  if (!tour) return;
  const ink = tour.visits.find((one) => one.key === key).ink;
  for (const way of tour.ways) L.polyline(way.points, { className: `way ink-${ink}${way.dashed ? " dashed" : ""}`, interactive: false }).addTo(ways);
  const all = tour.ways.flatMap((way) => way.points);
  const seen = map.getBounds(), wanted = L.latLngBounds(all).pad(0.1);
  const small = wanted.getEast() - wanted.getWest() < (seen.getEast() - seen.getWest()) / 3;
  if (small || !seen.contains(wanted)) map.fitBounds(wanted, { padding: [28, 36], maxZoom: 12, animate: !calm });
}

async function start() {
  const place = document.getElementById("map");
  if (!place) return;
  if (drawn !== place.dataset.chart) {
    const asked = drawn = place.dataset.chart;
    // A page that is being left asks in vain.
    const facts = await fetch(asked).then((answer) => answer.ok && answer.json()).catch(() => null);
    if (drawn !== asked) return;
    if (!facts) return void (drawn = "");
    map?.remove();
    pins = new Map();
    draw(facts);
  }
  follow();
}

/* The card in a direction: the nearest one on the screen, so that the keys do what the eye expects. */
function neighbour(card, dx, dy) {
  const middle = (element) => { const box = element.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]; };
  const [x, y] = middle(card);
  let best = null, least = Infinity;
  for (const other of cards()) {
    const [u, v] = middle(other);
    const along = (u - x) * dx + (v - y) * dy, across = Math.abs((u - x) * dy) + Math.abs((v - y) * dx);
    if (other === card || along < 4) continue;
    const cost = along + 3 * across;
    if (cost < least) [best, least] = [other, cost];
  }
  return best;
}

const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

document.addEventListener("keydown", async (event) => {
  if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  const card = event.target.closest?.(".card");
  if (card && arrows[event.key]) {
    event.preventDefault();
    const next = neighbour(card, ...arrows[event.key]);
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
    if (event.shiftKey && next) { for (const each of [card, next]) mark(each, true); checked(); }
  } else if (card && event.key === " " && box(card)) {
    event.preventDefault();
    mark(card, !box(card).checked);
    checked();
  } else if (["f", "l"].includes(event.key.toLowerCase()) && (card || chosen() || some())) {
    event.preventDefault();
    if (card && card !== chosen() && !some()) await visit(card.href);
    document.getElementById("lock")?.click();
  } else if (event.key.toLowerCase() === "m" && (card || chosen() || some())) {
    event.preventDefault();
    if (card && card !== chosen() && !some()) await visit(card.href);
    const link = document.getElementById("move");
    if (link) await visit(link.href);
    document.querySelector(".best button")?.focus();
  } else if (event.key === "Escape" && document.getElementById("stay")) {
    document.getElementById("stay").click();
  } else if (event.key === "?") {
    document.getElementById("keys")?.showModal();
  }
});

/* Several cards at once: what is checked is looked at together, a moment after the last one. */
const some = () => document.querySelector(".board input[name=check]:checked");
const box = (card) => document.getElementById(`c-${card.id}`);
let soon = 0;

function mark(card, on) {
  const found = box(card);
  if (found) found.checked = on;
  card.classList.toggle("marked", on && Boolean(found));
}

function checked() {
  clearTimeout(soon);
  soon = setTimeout(() => document.getElementById("check-form")?.requestSubmit(), 250);
}

document.addEventListener("change", (event) => {
  if (!event.target.matches("input[name=check]")) return;
  event.target.closest("li").querySelector(".card").classList.toggle("marked", event.target.checked);
  checked();
});

/* From the card that was chosen or checked last to this one, as lists of files do. */
let last = null;
document.addEventListener("click", (event) => {
  const card = event.target.closest?.(".board .card");
  if (!card || !box(card)) return;
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault();
    mark(card, !box(card).checked);
    checked();
  } else if (event.shiftKey) {
    event.preventDefault();
    const all = [...document.querySelectorAll(".board .card")];
    const from = all.findIndex((each) => each.id === (last ?? chosen()?.id)), to = all.indexOf(card);
    for (const each of all.slice(Math.min(from < 0 ? to : from, to), Math.max(from, to) + 1)) mark(each, true);
    checked();
  }
  last = card.id;
}, true);

/* Cards are picked up with the mouse: every half-day answers before one is let go. */
let held = null;

function offersOf(text) {
  const fresh = new DOMParser().parseFromString(text, "text/html");
  for (const slot of fresh.querySelectorAll("[data-slot]")) {
    const here = document.querySelector(`[data-slot="${slot.dataset.slot}"]`), offers = slot.querySelector(".offers");
    if (here && offers && !here.querySelector(".offers")) here.append(document.adoptNode(offers));
  }
  document.querySelector(".table")?.classList.add("dragging");
}

function letGo() {
  if (!held) return;
  held.classList.remove("held");
  held = null;
  document.querySelector(".table")?.classList.remove("dragging");
  document.querySelectorAll(".offers").forEach((each) => each.remove());
}

document.addEventListener("dragstart", async (event) => {
  const card = event.target.closest?.(".board .card, .tray .card");
  if (!card || !document.querySelector(".board[data-acts]")) return;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", card.id);
  if (document.querySelector(".table.moving")) return;
  held = card;
  card.classList.add("held");
  const address = new URL(card.href);
  address.searchParams.set("move", "1");
  const text = await fetch(address).then((answer) => answer.ok && answer.text()).catch(() => "");
  if (text && held === card) offersOf(text);
});

const target = (event) => held && event.target.closest?.("[data-slot]")?.querySelector(".offers form");

document.addEventListener("dragover", (event) => {
  document.querySelectorAll(".slot.over").forEach((each) => each.classList.remove("over"));
  const form = target(event);
  if (!form) return;
  event.preventDefault();
  form.closest(".slot").classList.add("over");
});

document.addEventListener("drop", (event) => {
  const form = target(event);
  if (!form) return;
  event.preventDefault();
  const body = new URLSearchParams(new FormData(form));
  held = null;
  visit(form.action, { method: "POST", body });
});

document.addEventListener("dragend", letGo);
document.addEventListener("desk:shown", start);
start();
