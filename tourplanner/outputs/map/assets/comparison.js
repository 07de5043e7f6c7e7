/* The controls of a comparison: which scenario, and whether before, after or what changes is shown. */
function startComparison(facts) {
  "use strict";
  const { map, plans, scenarios } = facts;
  const page = document.documentElement;
  const form = document.querySelector(".filters");
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const narrow = window.matchMedia("(max-width: 860px)");
  const placeNames = namePlacer(map, () => current().stops);

  const value = (name) => form.querySelector(`[name="${name}"]:checked`).value;
  const scenario = () => Number(value("scenario"));

  /* The layer that is shown: a plan, or the changes from one to the other. */
  function current() {
    const view = value("view");
    if (view === "before") return plans[0];
    return view === "after" ? plans[scenario() + 1] : scenarios[scenario()];
  }

  function fit(bounds, animate) {
    const margin = narrow.matches ? [24, 24] : [70, 34];
    map.fitBounds(bounds, { padding: margin, maxZoom: 13, animate: animate && !calm });
  }

  function toggle(layer, on) {
    if (on !== map.hasLayer(layer)) (on ? map.addLayer(layer) : map.removeLayer(layer));
  }

  /* Hatch the areas and communes of the plans that are shown, and no others. */
  function hatch(view) {
    const shown = { before: [plans[0]], after: [plans[scenario() + 1]], difference: [plans[0], plans[scenario() + 1]] }[view];
    const marks = new Set(shown.flatMap((plan) => plan.marks)), communes = new Set(shown.flatMap((plan) => plan.communes));
    const mark = (element) => Number((/(?:surface|mark)-(\d+)/.exec(element.getAttribute("class")) || [])[1]);
    facts.outlines.eachLayer((layer) => {
      const element = layer.getElement();
      element.classList.toggle("untoured", !marks.has(mark(element)));
      element.classList.toggle("without-stop", !communes.has(layer.feature.properties.code));
    });
    for (const name of map.getContainer().querySelectorAll(".area-name")) {
      name.classList.toggle("untoured", !marks.has(mark(name)));
    }
  }

  function apply() {
    const view = value("view"), chosen = current();
    hatch(view);
    map.closePopup();
    for (const layer of [...plans, ...scenarios]) toggle(layer.group, layer === chosen);
    for (const part of document.querySelectorAll("[data-scenario]")) {
      part.hidden = Number(part.dataset.scenario) !== scenario();
    }
    for (const part of document.querySelectorAll(".shown-view")) part.hidden = part.dataset.view !== view;
    for (const part of document.querySelectorAll(".legend [data-view]")) {
      part.hidden = (part.dataset.view === "difference") !== (view === "difference");
    }
    const sites = form.querySelector('[name="sites"]');
    if (sites) toggle(facts.sites, sites.checked);
    const base = form.querySelector('[name="base"]').checked;
    toggle(facts.base, base);
    map.getContainer().classList.toggle("with-base", base);
    placeNames();
  }

  /* Open a stop of the list where it changes. */
  function open(stop) {
    form.querySelector('[name="view"][value="difference"]').checked = true;
    apply();
    if (narrow.matches) map.getContainer().scrollIntoView();
    map.setView(stop.marker.getLatLng(), Math.max(map.getZoom(), 10.5), { animate: false });
    stop.marker.openPopup();
  }

  /* Paper has its own size: fit the map to it, and come back to the screen afterwards. */
  let before = null;
  function toPaper() {
    if (before) return;
    before = { centre: map.getCenter(), zoom: map.getZoom() };
    page.classList.add("printing");
    map.closePopup();
    map.invalidateSize({ animate: false, pan: false });
    map.fitBounds(facts.bounds, { padding: [84, 20], animate: false });
    placeNames();
  }
  function toScreen() {
    if (!before) return;
    page.classList.remove("printing");
    map.invalidateSize({ animate: false, pan: false });
    map.setView(before.centre, before.zoom, { animate: false });
    before = null;
  }

  map.attributionControl.setPrefix(false);
  facts.outlines.eachLayer((layer) => {
    const label = document.createElement("span");
    label.textContent = facts.names.get(layer.feature.properties.code) || "";
    if (label.textContent) layer.bindTooltip(label, { sticky: true });
  });
  map.on("popupopen", ({ popup }) => {
    const close = popup.getElement().querySelector(".leaflet-popup-close-button");
    if (close) close.setAttribute("aria-label", facts.close);
  });
  map.on("moveend", placeNames);
  map.on("resize", placeNames);
  for (const stop of scenarios.flatMap((each) => each.stops)) {
    document.querySelector(`[data-change="${stop.id}"] button`).addEventListener("click", () => open(stop));
  }
  form.addEventListener("change", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("beforeprint", toPaper);
  window.addEventListener("afterprint", toScreen);
  document.querySelector(".filter-box").open = !narrow.matches;
  narrow.addEventListener("change", () => { document.querySelector(".filter-box").open = !narrow.matches; });
  fit(facts.bounds, false);
  apply();
}
