/* The controls of the map: what is shown, what is looked at, where names have room. */
function startTourMap(facts) {
  "use strict";
  const { map, tours } = facts;
  const page = document.documentElement;
  const form = document.querySelector(".filters");
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const narrow = window.matchMedia("(max-width: 860px)");
  const visits = tours.flatMap((tour) => tour.visits);
  const entry = (kind, id) => document.querySelector(`[data-${kind}="${id}"]`);
  let focus = null;
  const placeNames = namePlacer(map, () => visits.filter((visit) => map.hasLayer(visit.marker)));

  function fit(bounds, animate) {
    const margin = narrow.matches ? [24, 24] : [70, 34];
    map.fitBounds(bounds, { padding: margin, maxZoom: 13, animate: animate && !calm });
  }

  function chosen(name) {
    return new Set([...form.querySelectorAll(`[name="${name}"]:checked`)].map((box) => box.value));
  }

  function toggle(parent, layer, on) {
    if (on !== parent.hasLayer(layer)) (on ? parent.addLayer(layer) : parent.removeLayer(layer));
  }

  /* Show the tours of the ticked weeks, weekdays and halves, on the map and in the list. */
  function applyFilters() {
    const weeks = chosen("week"), weekdays = chosen("weekday"), halves = chosen("half");
    for (const tour of tours) {
      const day = weeks.has(String(tour.week)) && weekdays.has(String(tour.weekday));
      let some = false;
      for (const visit of tour.visits) {
        const on = day && halves.has(visit.half);
        toggle(tour.group, visit.marker, on);
        entry("visit", visit.id).hidden = !on;
        some = some || on;
      }
      toggle(map, tour.group, some);
      entry("tour", tour.id).hidden = !some;
      if (!some && focus === tour) focus = null;
    }
    for (const week of document.querySelectorAll(".week")) {
      week.hidden = !week.querySelector("[data-tour]:not([hidden])");
    }
    document.querySelector(".nothing").hidden = Boolean(document.querySelector("[data-tour]:not([hidden])"));
    const sites = form.querySelector('[name="sites"]');
    if (sites) toggle(map, facts.sites, sites.checked);
    const base = form.querySelector('[name="base"]').checked;
    toggle(map, facts.base, base);
    map.getContainer().classList.toggle("with-base", base);
    markFocus();
    placeNames();
  }

  /* Let the tour that is looked at stand out. */
  function markFocus() {
    map.getContainer().classList.toggle("focused", focus !== null);
    for (const tour of tours) {
      entry("tour", tour.id).querySelector(".tour-head").setAttribute("aria-pressed", String(tour === focus));
      tour.group.eachLayer((layer) => {
        const element = layer.getElement && layer.getElement();
        if (element) element.classList.toggle("on", tour === focus);
      });
    }
  }

  function look(tour) {
    focus = focus === tour ? null : tour;
    markFocus();
    map.closePopup();
    fit(focus ? tour.group.getBounds() : facts.bounds, true);
    if (narrow.matches) map.getContainer().scrollIntoView({ behavior: calm ? "auto" : "smooth" });
  }

  function open(tour, visit) {
    if (focus !== tour) focus = null;
    markFocus();
    if (narrow.matches) map.getContainer().scrollIntoView();
    map.setView(visit.marker.getLatLng(), Math.max(map.getZoom(), 10.5), { animate: false });
    visit.marker.openPopup();
  }

  /* Paper has its own size: fit the map to it, and come back to the screen afterwards. */
  let before = null;
  function toPaper() {
    if (before) return;
    before = { centre: map.getCenter(), zoom: map.getZoom() };
    page.classList.add("printing");
    map.closePopup();
    map.invalidateSize({ animate: false, pan: false });
    map.fitBounds(focus ? focus.group.getBounds() : facts.bounds, { padding: [84, 20], animate: false });
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
  const names = facts.names;
  facts.outlines.eachLayer((layer) => {
    const label = document.createElement("span");
    label.textContent = names.get(layer.feature.properties.code) || "";
    if (label.textContent) layer.bindTooltip(label, { sticky: true });
  });
  map.on("popupopen", ({ popup }) => {
    const close = popup.getElement().querySelector(".leaflet-popup-close-button");
    if (close) close.setAttribute("aria-label", facts.close);
  });
  map.on("moveend", placeNames);
  map.on("resize", placeNames);
  for (const tour of tours) {
    entry("tour", tour.id).querySelector(".tour-head").addEventListener("click", () => look(tour));
    for (const visit of tour.visits) {
      entry("visit", visit.id).querySelector("button").addEventListener("click", () => open(tour, visit));
    }
  }
  form.addEventListener("change", applyFilters);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.querySelector(".reset").addEventListener("click", () => {
    for (const box of form.querySelectorAll("input")) box.checked = box.name !== "base";
    focus = null;
    map.closePopup();
    applyFilters();
    fit(facts.bounds, true);
  });
  window.addEventListener("beforeprint", toPaper);
  window.addEventListener("afterprint", toScreen);
  document.querySelector(".filter-box").open = !narrow.matches;
  narrow.addEventListener("change", () => { document.querySelector(".filter-box").open = !narrow.matches; });
  fit(facts.bounds, false);
  applyFilters();
}
