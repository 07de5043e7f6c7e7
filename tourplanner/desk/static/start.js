/* The start page: a file may be dropped anywhere on it. */
const field = document.getElementById("file");
const sheet = document.getElementById("bring-sheet");
const carries = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");

document.addEventListener("dragover", (event) => {
  if (!carries(event)) return;
  event.preventDefault();
  sheet.classList.add("over");
});
document.addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) sheet.classList.remove("over");
});
document.addEventListener("drop", (event) => {
  if (!carries(event)) return;
  event.preventDefault();
  sheet.classList.remove("over");
  const one = new DataTransfer();
  if (event.dataTransfer.files[0]) one.items.add(event.dataTransfer.files[0]);
  field.files = one.files;
  if (one.files.length) field.form.requestSubmit();
});
