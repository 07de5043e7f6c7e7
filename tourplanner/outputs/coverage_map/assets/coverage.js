/* The controls of the coverage map: which days, which drive, and what a commune has to tell. */
function startCoverageMap(facts) {
  "use strict";
  const { map, surfaces, communes, layers } = facts;
  const bounds = surfaces.getBounds();
  const byCode = new Map();
  let shown = { scope: "0", layer: "after" };

  const { form, fit, follow, toMap } = mapFrame({
    map,
    close: facts.close,
    margins: { wide: [18, 18], narrow: [8, 8] },
    paper: { bounds: () => bounds, padding: [6, 6] },
  });

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
    for (const name of document.querySelectorAll(".legend-layer")) name.textContent = layers[shown.layer].toLowerCase();
    follow("sites", facts.sites);
    follow("stops", facts.stops);
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
    for (const [head, value, where] of [[layers.before, before, site], [layers.after, after, place], [layers.gain, gain, ""]]) {
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

  surfaces.eachLayer((layer) => {
    const { code, rank } = layer.feature.properties;
    byCode.set(code, layer);
    if (rank < 0) return;
    layer.bindTooltip(() => tip(layer), { sticky: true });
    layer.bindPopup(() => card(layer), { minWidth: 220, maxWidth: 320 });
  });
  for (const button of document.querySelectorAll("[data-commune]")) {
    button.addEventListener("click", () => {
      const layer = byCode.get(button.dataset.commune);
      if (!layer) return;
      toMap(false);
      map.fitBounds(layer.getBounds(), { maxZoom: 10.5, animate: false });
      layer.openPopup(layer.getBounds().getCenter());
    });
  }
  form.addEventListener("change", () => { map.closePopup(); apply(); });
  apply();
  map.invalidateSize({ animate: false, pan: false });
  fit(bounds, false);
}
