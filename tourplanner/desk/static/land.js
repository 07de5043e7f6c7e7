/* Maps whose communes are clicked: one name at a time, under the mouse. Browsers make what listens to the focus
   a stop of the Tab key, as Leaflet's own tooltips do: hundreds of communes stand in the lists beside the map. */
export const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
export const landMap = (place) => L.map(place, { zoomSnap: 0.25, zoomAnimation: !calm, fadeAnimation: !calm, attributionControl: false, keyboard: false });

export function names(map) {
  const tip = L.tooltip({ className: "place", direction: "top", offset: [0, -10] });
  const text = (name) => { const label = document.createElement("span"); label.textContent = name; return label; };
  return (layer, name) => layer
    .on("mouseover mousemove", (event) => tip.setContent(text(name)).setLatLng(event.latlng).addTo(map))
    .on("mouseout", () => tip.remove());
}
