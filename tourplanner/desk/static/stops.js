/* Arrêts: communes are added by a click on the map, the square of the chosen stop is dragged to its place. */
import { visit } from "./desk.js";
import { calm, landMap, names } from "./land.js";

const EARTH_METRES = 6371008.8;
let map, drawn = "", drawing = Promise.resolve(), pins = new Map(), mine = null;

const icon = (classes) => L.divIcon({ className: `pin ${classes}`, html: "<span></span>", iconSize: [26, 26] });
const landClass = ({ ink, served }) => `land${ink === null ? "" : ` ink-${ink}`}${served ? " served" : ""}`;

function draw(facts, place) {
  const writes = Boolean(place.dataset.writes);
  map = landMap(place);
  const named = names(map);
  const add = (commune) => writes && visit(`/stops?add=${encodeURIComponent(commune.code)}#panel`);
  const land = L.featureGroup().addTo(map);
  L.geoJSON(facts.outlines, {
    style: ({ properties }) => ({ className: landClass(properties) }),
    onEachFeature: (feature, layer) => named(layer, feature.properties.name).on("click", () => add(feature.properties)),
  }).addTo(land);
  for (const each of facts.centres) named(L.circleMarker(each.at, { radius: 5, className: landClass(each) }), each.name).on("click", () => add(each)).addTo(land);
  const squares = L.featureGroup().addTo(map);
  for (const each of facts.depots) named(L.marker(each.at, { icon: icon("house"), keyboard: false }), each.name).addTo(squares);
  pins = new Map();
  for (const each of facts.stops) {
    const marker = named(L.marker(each.at, { icon: icon(`morning ink-${each.ink}`), keyboard: false }), each.name).addTo(squares);
    marker.on("click", () => document.getElementById(`s-${each.id}`)?.click());
    pins.set(each.id, { marker, ink: each.ink });
  }
  map.getContainer().classList.toggle("many", facts.stops.length > 80);
  map.fitBounds((facts.stops.length ? squares : land).getBounds(), { padding: [24, 24] });
}

const metres = (one, other) => {
  const rad = Math.PI / 180, lat = (other.lat - one.lat) * rad, lng = (other.lng - one.lng) * rad;
  const a = Math.sin(lat / 2) ** 2 + Math.cos(one.lat * rad) * Math.cos(other.lat * rad) * Math.sin(lng / 2) ** 2;
  return 2 * EARTH_METRES * Math.asin(Math.sqrt(a));
};

/* The square under the hand: its fields and its distance follow; nothing is kept until it is saved. */
function placed(at, place) {
  const fields = ["latitude", "longitude"].map((name) => document.getElementById(`k-${name}`));
  if (!fields[0]) return;
  fields[0].value = at.lat.toFixed(6);
  fields[1].value = at.lng.toFixed(6);
  fields[0].closest("details").open = true;
  const [lat, lng] = place.dataset.centre.split(",").map(Number);
  const away = metres({ lat, lng }, at);
  const told = document.getElementById("square-away");
  if (told) told.textContent = place.dataset.away.replace("%", Math.round(away / 10) * 10);
}

function follow(place) {
  map.invalidateSize({ pan: false });
  if (mine) {
    mine.marker.dragging?.disable();
    mine.marker.off("drag").setIcon(icon(`morning ink-${mine.ink}`));
  }
  mine = pins.get(place.dataset.stop) ?? null;
  if (!mine) return;
  mine.marker.setIcon(icon(`mine morning ink-${mine.ink}`));
  if (place.dataset.writes) {
    mine.marker.dragging.enable();
    mine.marker.on("drag", () => placed(mine.marker.getLatLng(), place));
  }
  map.setView(mine.marker.getLatLng(), Math.max(map.getZoom(), 11), { animate: !calm });
}

/* What is typed moves the pin. */
document.addEventListener("input", (event) => {
  if (!mine || !["k-latitude", "k-longitude"].includes(event.target.id)) return;
  const [lat, lng] = ["latitude", "longitude"].map((name) => Number(document.getElementById(`k-${name}`).value.replace(",", ".")));
  if (lat && lng && Math.abs(lat) <= 90 && Math.abs(lng) <= 180) mine.marker.setLatLng([lat, lng]);
});

/* A key is chosen for several stops: its field comes at once. */
document.addEventListener("change", (event) => {
  if (event.target.id === "key") event.target.form.requestSubmit();
});

async function chart(place, address) {
  // A page that is being left asks in vain.
  const facts = await fetch(address).then((answer) => answer.ok && answer.json()).catch(() => null);
  if (!facts) return void (drawn = "");
  map?.remove();
  mine = null;
  draw(facts, place);
}

async function start() {
  const place = document.getElementById("map");
  if (!place) return;
  if (drawn !== place.dataset.chart) {
    drawn = place.dataset.chart;
    drawing = drawing.then(() => chart(place, place.dataset.chart));
  }
  // A stop may be chosen before the map is there.
  await drawing;
  if (map) follow(place);
}

document.addEventListener("desk:shown", start);
start();
