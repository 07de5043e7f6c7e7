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

  const overlap = (a, b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

  /* Where things are inside the map, `margin` pixels wider on each side than they look. */
  function rect(element, margin) {
    const frame = map.getContainer().getBoundingClientRect();
    const box = element.getBoundingClientRect();
    return { x: box.x - frame.x - margin, y: box.y - frame.y - margin, w: box.width + 2 * margin, h: box.height + 2 * margin };
  }

  function shift(element, dx, dy) {
    element.style.setProperty("--dx", `${dx}px`);
    element.style.setProperty("--dy", `${dy}px`);
  }

  /* Push stops apart that lie on each other; a dot stays where they belong. */
  function spread(signs) {
    const fixed = [...map.getContainer().querySelectorAll(".house")].map((house) => {
      const box = rect(house, 0);
      return { x: box.x + box.w / 2, y: box.y + box.h / 2, r: box.w / 2 + 3 };
    });
    const push = (one, other, share) => {
      const gap = one.r + other.r - Math.max(Math.abs(one.x - other.x), Math.abs(one.y - other.y));
      if (gap <= 0) return;
      const angle = Math.atan2(one.y - other.y, one.x - other.x) || 0.3;
      const dx = Math.cos(angle) * gap * share, dy = Math.sin(angle) * gap * share;
      one.x += dx; one.y += dy;
      if (share < 1) { other.x -= dx; other.y -= dy; }
    };
    for (let round = 0; round < 60; round += 1) {
      signs.forEach((one, i) => {
        for (let j = i + 1; j < signs.length; j += 1) push(one, signs[j], 0.5);
        for (const other of fixed) push(one, other, 1);
      });
      for (const sign of signs) {
        const far = Math.hypot(sign.x - sign.home.x, sign.y - sign.home.y);
        if (far > 34) { sign.x = sign.home.x + (sign.x - sign.home.x) * 34 / far; sign.y = sign.home.y + (sign.y - sign.home.y) * 34 / far; }
      }
    }
    const { x: width } = map.getSize();
    for (const sign of signs) {
      if (sign.home.x > 0 && sign.home.x < width) sign.x = Math.min(Math.max(sign.x, sign.r), width - sign.r);
      const dx = Math.round(sign.x - sign.home.x), dy = Math.round(sign.y - sign.home.y);
      shift(sign.element, dx, dy);
      sign.element.classList.toggle("moved", Math.hypot(dx, dy) > 6);
    }
  }

  /* Keep the names of areas inside the map as long as their place is. */
  function keepAreas(width) {
    for (const name of map.getContainer().querySelectorAll(".area-name")) {
      shift(name, 0, 0);
      const box = rect(name, 4);
      const middle = box.x + box.w / 2;
      if (middle < 0 || middle > width) continue;
      shift(name, Math.max(0, -box.x) - Math.max(0, box.x + box.w - width), 0);
    }
  }

  /* The rectangle of a name beside a sign; the numbers are those of the style sheet. */
  function room(side, { x, y, w }) {
    const h = 16;
    if (side === "right") return { x: x + 15, y: y - 8, w, h };
    if (side === "left") return { x: x - 15 - w, y: y - 8, w, h };
    return { x: x - w / 2, y: side === "over" ? y - 31 : y + 15, w, h };
  }

  /* Names of communes where nothing is in the way; elsewhere they show when pointed at. */
  function placeNames() {
    const { x: width } = map.getSize();
    const signs = visits.filter((visit) => map.hasLayer(visit.marker) && visit.marker.getElement()).map((visit) => {
      const element = visit.marker.getElement();
      const name = element.querySelector(".name");
      name.className = "name";
      shift(element, 0, 0);
      const box = rect(element.querySelector(".pin"), 0);
      const home = { x: box.x + box.w / 2, y: box.y + box.h / 2 };
      return { stop: visit.stop, element, name, home, x: home.x, y: home.y, r: box.w / 2 + 1.5, w: name.offsetWidth };
    });
    spread(signs);
    keepAreas(width);
    const taken = [...map.getContainer().querySelectorAll(".pin, .house, .area-name")].map((e) => rect(e, 1));
    const named = new Set();
    for (const sign of signs) {
      if (named.has(sign.stop)) continue;
      const inside = sign.x > 0 && sign.x < width;
      const side = ["right", "left", "under", "over"].find((s) => {
        const box = room(s, sign);
        const cut = inside && (box.x < 0 || box.x + box.w > width);
        return !cut && !taken.some((other) => overlap(other, box));
      });
      if (!side) continue;
      named.add(sign.stop);
      sign.name.classList.add(side);
      taken.push(room(side, sign));
    }
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
