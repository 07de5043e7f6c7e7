/* The controls of a comparison: which scenario, and whether before, after or what changes is shown. */
function startComparison(facts) {
  "use strict";
  const { map, plans, scenarios } = facts;
  const placeNames = namePlacer(map, () => current().stops);
  const { form, fit, toggle, follow, openSign } = mapFrame({
    map,
    close: facts.close,
    margins: { wide: [70, 34], narrow: [24, 24] },
    paper: { bounds: () => facts.bounds, padding: [84, 20] },
  });

  const value = (name) => form.querySelector(`[name="${name}"]:checked`).value;
  const scenario = () => Number(value("scenario"));

  /* The layer that is shown: a plan, or the changes from one to the other. */
  function current() {
    const view = value("view");
    if (view === "before") return plans[0];
    return view === "after" ? plans[scenario() + 1] : scenarios[scenario()];
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
    for (const layer of [...plans, ...scenarios]) toggle(map, layer.group, layer === chosen);
    for (const part of document.querySelectorAll("[data-scenario]")) {
      part.hidden = Number(part.dataset.scenario) !== scenario();
    }
    for (const part of document.querySelectorAll(".shown-view")) part.hidden = part.dataset.view !== view;
    for (const part of document.querySelectorAll(".legend [data-view]")) {
      part.hidden = (part.dataset.view === "difference") !== (view === "difference");
    }
    follow("sites", facts.sites);
    follow("base", facts.base);
    placeNames();
  }

  /* Open a stop of the list where it changes. */
  function open(stop) {
    form.querySelector('[name="view"][value="difference"]').checked = true;
    apply();
    openSign(stop.marker);
  }

  nameOutlines(facts.outlines, facts.names);
  map.on("moveend", placeNames);
  map.on("resize", placeNames);
  for (const stop of scenarios.flatMap((each) => each.stops)) {
    document.querySelector(`[data-change="${stop.id}"] button`).addEventListener("click", () => open(stop));
  }
  form.addEventListener("change", apply);
  fit(facts.bounds, false);
  apply();
}
