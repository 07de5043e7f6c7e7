/* A new dossier on the map: a click ticks what is in the list beside it, and the list colours the map. */
import { calm, landMap, names } from "./land.js";

const place = document.getElementById("map");
const byArea = place.dataset.step === "areas";
const boxes = new Map([...document.querySelectorAll(`input[name="${byArea ? "area" : "commune"}"]`)].map((box) => [box.value, box]));
const drawn = [];

const boxOf = (commune) => boxes.get(byArea ? commune.epci : commune.code);

const nameOf = (commune) => (byArea && boxOf(commune)?.dataset.name) || commune.name;

function paint() {
  for (const [commune, layer] of drawn) {
    const box = boxOf(commune), element = layer.getElement();
    element?.classList.toggle("out", !box);
    element?.classList.toggle("chosen", Boolean(box?.checked));
  }
}

function hover(commune, on) {
  for (const [other, layer] of drawn) if (boxOf(other) && boxOf(other) === boxOf(commune)) layer.getElement()?.classList.toggle("over", on);
}

function toggle(commune) {
  const box = boxOf(commune);
  if (!box) return;
  box.checked = !box.checked;
  const group = box.closest("details");
  if (group) group.open = true;
  box.closest(".pick").scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
  paint();
}

function take(commune, layer, named) {
  drawn.push([commune, layer]);
  if (boxOf(commune)) named(layer, nameOf(commune)).on("click", () => toggle(commune)).on("mouseover", () => hover(commune, true)).on("mouseout", () => hover(commune, false));
}

async function start() {
  document.documentElement.classList.add("scripted");
  // A page that is being left asks in vain.
  const facts = await fetch(place.dataset.chart).then((answer) => answer.ok && answer.json()).catch(() => null);
  if (!facts) return;
  const map = landMap(place), named = names(map);
  const all = L.featureGroup().addTo(map);
  L.geoJSON(facts.outlines, { style: () => ({ className: "land" }), onEachFeature: (feature, layer) => take(feature.properties, layer, named) }).addTo(all);
  for (const each of facts.centres) {
    const layer = L.circleMarker(each.at, { radius: 6, className: "land" });
    take(each, layer, named);
    layer.addTo(all);
  }
  const wanted = L.featureGroup(drawn.filter(([commune]) => boxOf(commune)).map(([, layer]) => layer));
  map.fitBounds((byArea ? all : wanted).getBounds(), { padding: [16, 16] });
  paint();
  document.addEventListener("change", paint);
}
start();
