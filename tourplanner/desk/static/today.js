/* The day of the crew: a count that finds no network waits on the telephone, and goes when there is one. */
const KEY = "tourplanner-counts";
const kept = () => { try { return JSON.parse(localStorage.getItem(KEY)) ?? {}; } catch { return {}; } };
const keep = (counts) => { try { localStorage.setItem(KEY, JSON.stringify(counts)); } catch { /* A private window keeps nothing: the form stays filled. */ } };
const send = (body) => fetch("/today/count", { method: "POST", body: new URLSearchParams(body) });
const forms = () => [...document.querySelectorAll("form[data-count]")];
const nameOf = (body) => `${body.date} ${body.stop}`;

/* Say beside its field that a count waits. */
function tell() {
  const waiting = kept();
  for (const form of forms()) {
    const body = waiting[nameOf(Object.fromEntries(new FormData(form)))], place = form.querySelector("[data-kept]");
    place.textContent = body ? place.dataset.kept : "";
    if (body) form.elements.visitors.value = body.visitors;
  }
}

/* What waits is sent, one after another; what the desk refuses is shown by the page, not kept for ever. */
async function flush() {
  let sent = 0;
  for (const [name, body] of Object.entries(kept())) {
    try {
      const answer = await send(body);
      if (answer.status === 401 || answer.status === 403) break;
    } catch { break; }
    const rest = kept();
    if (JSON.stringify(rest[name]) === JSON.stringify(body)) delete rest[name];
    keep(rest);
    sent += 1;
  }
  if (sent) location.reload();
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("form[data-count]")) return;
  event.preventDefault();
  const body = Object.fromEntries(new FormData(form));
  let answer;
  try {
    answer = await send(body);
  } catch {
    keep({ ...kept(), [nameOf(body)]: body });
    return void tell();
  }
  const rest = kept();
  delete rest[nameOf(body)];
  keep(rest);
  if (answer.redirected || answer.ok) location.replace(answer.url);
  else { form.removeAttribute("data-count"); form.submit(); }
});
addEventListener("online", flush);
tell();
flush();
