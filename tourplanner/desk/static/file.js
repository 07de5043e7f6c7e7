/* A file that was chosen is named in the words of the page. */
for (const place of document.querySelectorAll(".file")) {
  const field = place.querySelector("input"), told = place.querySelector("output");
  const name = () => { told.textContent = field.files[0]?.name ?? told.dataset.none; };
  place.classList.add("named");
  field.addEventListener("change", name);
  name();
}
