/* The controls of the coverage map: which days, which drive, and what a commune has to tell. */
function startCoverageMap(facts) {
  "use strict";
  const { map, surfaces, communes, words } = facts;
  const page = document.documentElement;
  const form = document.querySelector(".filters");
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const narrow = window.matchMedia("(max-width: 860px)");
  const bounds = surfaces.getBounds();
  const byCode = new Map();
  let shown = { scope: "0", layer: "after" };

  function fit(animate) {
    map.fitBounds(bounds, { padding: narrow.matches ? [8, 8] : [18, 18], animate: animate && !calm });
  }

  function chosen(name, usual) {
    const box = form.querySelector(`[name="${name}"]:checked`);
    return box ? box.value : usual;
  }

  /* Paint the chosen drive of the chosen days: surfaces carry all their classes already. */
  function apply() {
    const frame = map.getContainer();
    frame.classList.remove(`show-s${shown.scope}-${shown.layer}`);
    shown = { scope: chosen("scope", "0"), layer: chosen("layer", "after") };
    frame.classList.add(`show-s${shown.scope}-${shown.layer}`);
    for (const scope of document.querySelectorAll(".scope")) scope.hidden = scope.dataset.scope !== shown.scope;
    for (const legend of document.querySelectorAll(".legend")) {
      legend.hidden = (legend.dataset.legend === "gain") !== (shown.layer === "gain");
    }
    for (const name of document.querySelectorAll(".legend-layer")) name.textContent = words[shown.layer].toLowerCase();
    for (const name of ["sites", "stops"]) {
      const box = form.querySelector(`[name="${name}"]`);
      const on = Boolean(box && box.checked);
      if (on !== map.hasLayer(facts[name])) (on ? map.addLayer(facts[name]) : map.removeLayer(facts[name]));
    }
  }

  function element(tag, text, name) {
    const made = document.createElement(tag);
    if (text) made.textContent = text;
    if (name) made.className = name;
    return made;
  }

  function drives(rank) {
    return communes[rank][3][Number(shown.scope)];
  }

  function tip(layer) {
    const commune = communes[layer.feature.properties.rank];
    if (!commune) return "";
    const [before, after, gain] = drives(layer.feature.properties.rank);
    const label = element("span");
    label.append(element("strong", commune[0]), ` ${{ before, after, gain }[shown.layer]}`);
    return label;
  }

  /* All about a commune, for the days that are shown. */
  function card(layer) {
    const rank = layer.feature.properties.rank;
    const [name, area, weight] = communes[rank];
    const [before, after, gain, site, place] = drives(rank);
    const box = element("div", "", "card");
    const title = element("p", "", "card-title");
    title.append(element("strong", name));
    const table = element("table", "", "popup-table");
    for (const [head, value, where] of [[words.before, before, site], [words.after, after, place], [words.gain, gain, ""]]) {
      const row = element("tr");
      const cell = element("td");
      cell.append(element("strong", value));
      if (where) cell.append(element("small", where));
      row.append(element("th", head), cell);
      table.append(row);
    }
    box.append(title, element("p", area, "popup-area"), element("p", weight, "popup-area"), table);
    return box;
  }

  /* Paper has its own size: fit the map to it, and come back to the screen afterwards. */
  let before = null;
  function toPaper() {
    if (before) return;
    before = { centre: map.getCenter(), zoom: map.getZoom() };
    page.classList.add("printing");
    map.closePopup();
    map.invalidateSize({ animate: false, pan: false });
    map.fitBounds(bounds, { padding: [6, 6], animate: false });
  }
  function toScreen() {
    if (!before) return;
    page.classList.remove("printing");
    map.invalidateSize({ animate: false, pan: false });
    map.setView(before.centre, before.zoom, { animate: false });
    before = null;
  }

  map.attributionControl.setPrefix(false);
  surfaces.eachLayer((layer) => {
    const { code, rank } = layer.feature.properties;
    byCode.set(code, layer);
    if (rank < 0) return;
    layer.bindTooltip(() => tip(layer), { sticky: true });
    layer.bindPopup(() => card(layer), { minWidth: 220, maxWidth: 320 });
  });
  map.on("popupopen", ({ popup }) => {
    const close = popup.getElement().querySelector(".leaflet-popup-close-button");
    if (close) close.setAttribute("aria-label", facts.close);
  });
  for (const button of document.querySelectorAll("[data-commune]")) {
    button.addEventListener("click", () => {
      const layer = byCode.get(button.dataset.commune);
      if (!layer) return;
      if (narrow.matches) map.getContainer().scrollIntoView();
      map.fitBounds(layer.getBounds(), { maxZoom: 10.5, animate: false });
      layer.openPopup(layer.getBounds().getCenter());
    });
  }
  form.addEventListener("change", () => { map.closePopup(); apply(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("beforeprint", toPaper);
  window.addEventListener("afterprint", toScreen);
  apply();
  map.invalidateSize({ animate: false, pan: false });
  fit(false);
}
