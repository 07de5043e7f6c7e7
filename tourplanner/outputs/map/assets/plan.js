/* The controls of the map of a plan: which tours are shown, and which is looked at. */
function startTourMap(facts) {
  "use strict";
  const { map, tours } = facts;
  const visits = tours.flatMap((tour) => tour.visits);
  const entry = (kind, id) => document.querySelector(`[data-${kind}="${id}"]`);
  let focus = null;
  const placeNames = namePlacer(map, () => visits.filter((visit) => map.hasLayer(visit.marker)));
  const { form, fit, toggle, follow, toMap, openSign } = mapFrame({
    map,
    close: facts.close,
    margins: { wide: [70, 34], narrow: [24, 24] },
    paper: { bounds: () => (focus ? focus.group.getBounds() : facts.bounds), padding: [84, 20] },
  });

  function chosen(name) {
    return new Set([...form.querySelectorAll(`[name="${name}"]:checked`)].map((box) => box.value));
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
    follow("sites", facts.sites);
    follow("base", facts.base);
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
    toMap(true);
  }

  function open(tour, visit) {
    if (focus !== tour) focus = null;
    markFocus();
    openSign(visit.marker);
  }

  nameOutlines(facts.outlines, facts.names);
  map.on("moveend", placeNames);
  map.on("resize", placeNames);
  for (const tour of tours) {
    entry("tour", tour.id).querySelector(".tour-head").addEventListener("click", () => look(tour));
    for (const visit of tour.visits) {
      entry("visit", visit.id).querySelector("button").addEventListener("click", () => open(tour, visit));
    }
  }
  form.addEventListener("change", applyFilters);
  form.querySelector(".reset").addEventListener("click", () => {
    for (const box of form.querySelectorAll("input")) box.checked = box.name !== "base";
    focus = null;
    map.closePopup();
    applyFilters();
    fit(facts.bounds, true);
  });
  fit(facts.bounds, false);
  applyFilters();
}
