/* The page of residents: what comes next, the search, subscriptions. Without it everything can be read. */
(() => {
  "use strict";
  const villages = [...document.querySelectorAll(".village")];
  const DAYS_SHOWN = 3;

  function make(tag, className, text) {
    const element = document.createElement(tag);
    element.className = className;
    element.textContent = text || "";
    return element;
  }

  function linkTo(village) {
    const link = make("a", "", village.querySelector("h3").textContent);
    link.href = `#${village.id}`;
    return link;
  }

  /* The place of a village that shares its name with another: two squares of one commune. */
  function squareOf(village) {
    const name = (each) => each.querySelector("h3").textContent;
    const alone = villages.filter((each) => name(each) === name(village)).length === 1;
    const place = village.querySelector(".where > bdi");
    return alone || !place ? "" : place.textContent;
  }

  function tellSoon(coming, sayWhen) {
    const part = document.querySelector(".soon");
    if (!part) return;
    const days = [...new Set(coming.map((visit) => visit.day))].slice(0, DAYS_SHOWN);
    const rows = days.map((day) => {
      const those = coming.filter((visit) => visit.day === day);
      const row = make("li", "day");
      const when = make("span", "when");
      const date = make("span", "date", those[0].full[0].toUpperCase() + those[0].full.slice(1));
      sayWhen(when, day);
      row.append(date, " ", when);
      for (const visit of those) {
        const line = make("div", "stop");
        line.append(linkTo(visit.village), make("span", "", visit.hours));
        row.append(line);
        const place = visit.place || squareOf(visit.village);
        if (place) row.append(make("div", "elsewhere", place));
      }
      return row;
    });
    part.querySelector("ol").replaceChildren(...rows);
    part.querySelector(".over").hidden = rows.length > 0;
    part.hidden = false;
  }

  /* A name as people type it: without accents, hyphens and apostrophes, `st` for `saint`. */
  function plain(text) {
    const letters = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/œ/g, "oe").replace(/æ/g, "ae");
    return letters.replace(/[^\p{L}\p{N}]+/gu, " ").trim().replace(/\bst(e?)\b/g, "saint$1");
  }

  function kilometres([north, east], [otherNorth, otherEast]) {
    const narrow = Math.cos((north * Math.PI) / 180);
    return Math.hypot(north - otherNorth, (east - otherEast) * narrow) * 111.2;
  }

  function nearest(place) {
    const found = villages.map((village) => ({ village, far: kilometres(place, village.dataset.at.split(",").map(Number)) }));
    return found.sort((a, b) => a.far - b.far).slice(0, 3);
  }

  function startSearch() {
    const box = document.getElementById("search");
    const found = document.getElementById("found");
    const others = JSON.parse(document.getElementById("neighbours").textContent);
    const known = villages.map((village) => ({
      village,
      words: plain(["h3", ".area"].map((part) => village.querySelector(part).textContent).join(" ")),
      name: plain(village.querySelector("h3").textContent),
    }));

    /* A commune that is not visited: say so, and which villages are nearest as the crow flies. */
    function tellOthers(asked) {
      const same = others.filter(([name]) => plain(name) === asked);
      const those = same.length ? same : others.filter(([name]) => plain(name).startsWith(asked));
      if (!those.length) return [make("p", "", found.dataset.nothing)];
      return those.slice(0, 3).flatMap(([name, ...place]) => {
        const list = make("ul", "");
        for (const { village, far } of nearest(place)) {
          const row = make("li", "");
          row.append(linkTo(village), ` (${Math.max(1, Math.round(far))} km)`);
          list.append(row);
        }
        return [make("p", "", `${found.dataset.none.replace("{name}", name)} ${found.dataset.nearest}`), list];
      });
    }

    function search() {
      const asked = plain(box.value);
      const named = known.filter(({ name }) => ` ${name}`.includes(` ${asked}`));
      const hits = named.length ? named : known.filter(({ words, village }) => ` ${words}`.includes(` ${asked}`) || village.dataset.code === asked);
      const none = asked && !hits.length;
      const kept = new Set((none ? known : hits).map(({ village }) => village));
      for (const village of villages) {
        village.hidden = !kept.has(village);
        const pin = document.querySelector(`.pin[href="#${village.id}"]`);
        if (pin) pin.classList.toggle("off", !kept.has(village));
      }
      found.replaceChildren(...(none ? tellOthers(asked) : []));
    }

    box.closest(".search").hidden = false;
    box.addEventListener("input", search);
    search();
  }

  /* On a web site a calendar can be subscribed to: what changes later then reaches the telephone by itself. */
  function offerSubscriptions() {
    if (!location.protocol.startsWith("http")) return;
    for (const link of document.querySelectorAll("a.calendar")) {
      const row = make("li", "");
      const other = make("a", "", link.dataset.subscribe);
      other.href = new URL(link.getAttribute("href"), location.href).href.replace(/^https?:/, "webcal:");
      const whose = link.querySelector(".sr");
      if (whose) other.append(whose.cloneNode(true));
      row.append(other);
      link.parentElement.after(row);
    }
  }

  villageDays(villages, tellSoon);
  startSearch();
  offerSubscriptions();
})();
