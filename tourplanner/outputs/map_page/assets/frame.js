/* What every map page does: fit its map to screen and paper, follow the boxes that are ticked, open signs.
 * `margins` are those of the screen, wide and narrow; `paper` tells what is printed, and with what margin. */
function mapFrame(facts) {
  "use strict";
  const { map, close, margins, paper } = facts;
  const page = document.documentElement;
  const form = document.querySelector(".filters");
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const narrow = window.matchMedia("(max-width: 860px)");

  function fit(bounds, animate) {
    const padding = narrow.matches ? margins.narrow : margins.wide;
    map.fitBounds(bounds, { padding, maxZoom: 13, animate: animate && !calm });
  }

  function toggle(parent, layer, on) {
    if (on !== parent.hasLayer(layer)) (on ? parent.addLayer(layer) : parent.removeLayer(layer));
  }

  /* Show a layer as long as the box of that name is ticked. */
  function follow(name, layer) {
    const box = form.querySelector(`[name="${name}"]`);
    const on = Boolean(box && box.checked);
    toggle(map, layer, on);
    map.getContainer().classList.toggle(`with-${name}`, on);
  }

  /* On small screens the map may be out of sight. */
  function toMap(smooth) {
    if (narrow.matches) map.getContainer().scrollIntoView({ behavior: smooth && !calm ? "smooth" : "auto" });
  }

  function openSign(marker) {
    toMap(false);
    map.setView(marker.getLatLng(), Math.max(map.getZoom(), 10.5), { animate: false });
    marker.openPopup();
  }

  /* Paper has its own size: fit the map to it, and come back to the screen afterwards. */
  let screen = null;
  function toPaper() {
    if (screen) return;
    screen = { centre: map.getCenter(), zoom: map.getZoom() };
    page.classList.add("printing");
    map.closePopup();
    map.invalidateSize({ animate: false, pan: false });
    map.fitBounds(paper.bounds(), { padding: paper.padding, animate: false });
  }
  function toScreen() {
    if (!screen) return;
    page.classList.remove("printing");
    map.invalidateSize({ animate: false, pan: false });
    map.setView(screen.centre, screen.zoom, { animate: false });
    screen = null;
  }

  map.attributionControl.setPrefix(false);
  map.on("popupopen", ({ popup }) => {
    const button = popup.getElement().querySelector(".leaflet-popup-close-button");
    if (button) button.setAttribute("aria-label", close);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("beforeprint", toPaper);
  window.addEventListener("afterprint", toScreen);
  const folded = document.querySelector("details.filter-box");
  if (folded) {
    folded.open = !narrow.matches;
    narrow.addEventListener("change", () => { folded.open = !narrow.matches; });
  }
  return { form, fit, toggle, follow, toMap, openSign };
}
