/* What the day on which a page is read changes: which dates of villages are past, and which comes next.
 * `told` is called with all visits to come, and with what says in words how far a day is. */
function villageDays(villages, told) {
  "use strict";
  const relative = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "auto" });
  const two = (number) => String(number).padStart(2, "0");

  const visits = villages.flatMap((village) => [...village.querySelectorAll(".dates time")].map((time) => {
    const { opens, closes, hours, place, way } = time.closest("ol").dataset;
    return { village, time, day: time.dateTime, full: time.dataset.full, opens, closes, hours, place, way };
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
    if (visit.way) place.href = visit.way;
  }

  let shown = "";
  function tell() {
    const now = new Date();
    const minute = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}${two(now.getHours())}:${two(now.getMinutes())}`;
    if (minute === shown) return;
    shown = minute;
    const coming = visits.filter((visit) => visit.day + visit.closes > minute);
    const nexts = new Map();
    for (const visit of coming) {
      if (!nexts.has(visit.village)) nexts.set(visit.village, visit);
    }
    for (const visit of visits) {
      visit.time.classList.toggle("past", visit.day + visit.closes <= minute);
      visit.time.classList.toggle("is-next", nexts.get(visit.village) === visit);
    }
    for (const notice of document.querySelectorAll(".notice")) notice.hidden = notice.dataset.last < minute.slice(0, 10);
    for (const village of villages) tellNext(village, nexts.get(village), now);
    told(coming, (element, day) => sayWhen(element, day, now));
  }

  tell();
  document.addEventListener("visibilitychange", tell);
  window.addEventListener("pageshow", tell);
}
