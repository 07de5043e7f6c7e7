/* Where the signs of stops and their names have room on a map.
 * `shown` gives the stops on it now, each with its marker; what comes back puts them in their places. */
function namePlacer(map, shown) {
  "use strict";
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
  return function placeNames() {
    const { x: width } = map.getSize();
    const signs = shown().filter(({ marker }) => marker.getElement()).map(({ stop, marker }) => {
      const element = marker.getElement();
      const name = element.querySelector(".name");
      name.className = "name";
      shift(element, 0, 0);
      const box = rect(element.querySelector(".pin"), 0);
      const home = { x: box.x + box.w / 2, y: box.y + box.h / 2 };
      return { stop, element, name, home, x: home.x, y: home.y, r: box.w / 2 + 1.5, w: name.offsetWidth };
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
  };
}

/* Let every outline tell its name where it is pointed at. */
function nameOutlines(outlines, names) {
  "use strict";
  outlines.eachLayer((layer) => {
    const label = document.createElement("span");
    label.textContent = names.get(layer.feature.properties.code) || "";
    if (label.textContent) layer.bindTooltip(label, { sticky: true });
  });
}
