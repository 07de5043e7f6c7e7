/* The map of residents: villages open on it with their dates, read from the list beside it. */
function startPublicMap(facts) {
  "use strict";
  const { map, villages } = facts;
  const entry = (village) => document.getElementById(village.stop);
  const placeNames = namePlacer(map, () => villages);
  const { form, fit, follow, openSign } = mapFrame({
    map,
    close: facts.close,
    margins: { wide: [70, 40], narrow: [24, 24] },
    paper: { bounds: () => facts.bounds, padding: [60, 20] },
  });

  /* What stands in the list, with the name as a title. */
  function card(village) {
    const element = document.createElement("div");
    element.className = "card";
    for (const child of entry(village).children) {
      if (child.tagName !== "H3") element.append(child.cloneNode(true));
    }
    const title = document.createElement("p");
    title.className = "card-title";
    const name = document.createElement("strong");
    name.textContent = entry(village).querySelector("h3").textContent;
    title.append(name);
    element.prepend(title);
    return element;
  }

  document.documentElement.classList.add("scripted");
  nameOutlines(facts.outlines, facts.names);
  map.on("moveend", placeNames);
  map.on("resize", placeNames);
  for (const village of villages) {
    village.marker.bindPopup(() => card(village), { maxWidth: 300, minWidth: 220 });
    village.marker.on("popupopen popupclose", ({ type }) => {
      entry(village).classList.toggle("on", type === "popupopen");
    });
    entry(village).querySelector("button").addEventListener("click", () => openSign(village.marker));
  }
  form.addEventListener("change", () => follow("base", facts.base));
  form.querySelector(".reset").addEventListener("click", () => {
    map.closePopup();
    fit(facts.bounds, true);
  });
  follow("base", facts.base);
  fit(facts.bounds, false);
  placeNames();
  villageDays(villages.map(entry), () => {});
}
