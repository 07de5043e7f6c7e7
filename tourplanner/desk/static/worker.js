/* Where browsers reach the desk safely: the days of the crew can be opened again without a network. */
const STORE = "tourplanner-today", MOST = 40, PATIENCE = 6000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

async function keep(store, request, answer) {
  await store.put(request, answer);
  const names = await store.keys();
  await Promise.all(names.slice(0, Math.max(0, names.length - MOST)).map((each) => store.delete(each)));
}

/* What the desk says; what it said last where it says nothing. Whoever is sent to the door has nothing kept. */
async function answered(request) {
  const store = await caches.open(STORE);
  let answer;
  try {
    answer = await fetch(request, { signal: AbortSignal.timeout(PATIENCE) });
  } catch (error) {
    const there = (await store.match(request)) ?? (request.mode === "navigate" && (await store.match(request, { ignoreSearch: true })));
    if (there) return there;
    throw error;
  }
  if (answer.type === "opaqueredirect" || answer.redirected) await caches.delete(STORE);
  else if (answer.ok) await keep(store, request, answer.clone());
  return answer;
}

self.addEventListener("fetch", (event) => {
  const { origin, pathname } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== self.location.origin) return;
  if (pathname === "/today" || pathname.startsWith("/static/")) event.respondWith(answered(event.request));
});
