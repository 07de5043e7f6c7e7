/* What the day changes on the page: which dates are past, which comes next. Without it everything can be read. */
(() => {
  "use strict";
  const lang = document.documentElement.lang;
  const villages = [...document.querySelectorAll(".village")];
  const relative = new Intl.RelativeTimeFormat(lang, { numeric: "auto" });
  const two = (number) => String(number).padStart(2, "0");
  const DAYS_SHOWN = 3;

  const visits = villages.flatMap((village) => [...village.querySelectorAll(".dates time")].map((time) => {
    const { opens, closes, hours, place } = time.closest("ol").dataset;
    return { village, time, day: time.dateTime, full: time.dataset.full, opens, closes, hours, place };
  }));
  visits.sort((a, b) => (a.day + a.opens < b.day + b.opens ? -1 : 1));

  /* How many days there are from now to a date: `2027-01-08`. */
  function daysTo(day, now) {
    const [year, month, date] = day.split("-").map(Number);
    const days = Date.UTC(year, month - 1, date) - Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
    return Math.round(days / 86400000);
  }

  function sayWhen(element, day, now) {
    const days = daysTo(day, now);
    element.textContent = relative.format(days, "day");
    element.hidden = days > 13;
  }

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

  function tellNext(village, visit, now) {
    const next = village.querySelector(".next");
    next.hidden = !visit;
    village.querySelector(".no-more").hidden = Boolean(visit);
    if (!visit) return;
    next.querySelector("strong").textContent = visit.full;
    next.querySelector(".next-hours").textContent = visit.hours;
    sayWhen(next.querySelector(".when"), visit.day, now);
    const place = next.querySelector(".next-place");
    place.textContent = visit.place || "";
    place.hidden = !visit.place;
  }

  function tellSoon(coming, now) {
    const part = document.querySelector(".soon");
    if (!part) return;
    const days = [...new Set(coming.map((visit) => visit.day))].slice(0, DAYS_SHOWN);
    const rows = days.map((day) => {
      const those = coming.filter((visit) => visit.day === day);
      const row = make("li", "day");
      const when = make("span", "when");
      const date = make("span", "date", those[0].full[0].toUpperCase() + those[0].full.slice(1));
      sayWhen(when, day, now);
      row.append(date, " ", when);
      for (const visit of those) {
        const line = make("div", "stop");
        line.append(linkTo(visit.village), make("span", "", visit.hours));
        row.append(line);
      }
      return row;
    });
    part.querySelector("ol").replaceChildren(...rows);
    part.querySelector(".over").hidden = rows.length > 0;
    part.hidden = false;
  }

  let shown = "";
  function tellDay() {
    const now = new Date();
    const minute = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}${two(now.getHours())}:${two(now.getMinutes())}`;
    if (minute === shown) return;
    shown = minute;
    const coming = visits.filter((visit) => visit.day + visit.closes > minute);
    for (const visit of visits) {
      visit.time.classList.toggle("past", !coming.includes(visit));
      visit.time.classList.remove("is-next");
    }
    for (const village of villages) {
      const next = coming.find((visit) => visit.village === village);
      if (next) next.time.classList.add("is-next");
      tellNext(village, next, now);
    }
    tellSoon(coming, now);
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

  tellDay();
  startSearch();
  offerSubscriptions();
  document.addEventListener("visibilitychange", tellDay);
  window.addEventListener("pageshow", tellDay);
})();
