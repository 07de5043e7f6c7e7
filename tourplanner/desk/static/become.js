/* Make what is on the screen say what a page that was fetched says: what is the same is not touched, so that it need not be drawn again. */
const FRAMES = "#page, main, .table, .board, .week, .days, .day, .slot, .cell, .beside, .map";

const kept = (element) => element.querySelector?.("[data-keep]")?.id;

/* Whether one becomes the other from within; all else that differs is put anew, and what was typed there goes.
   What is kept got classes of its own since it was drawn, as a map does, and must not go with what it is in. */
const frames = (here, fresh) => here.nodeName === fresh.nodeName && here.id === fresh.id
  && (here.hasAttribute?.("data-keep") || (kept(here) && kept(here) === kept(fresh))
    || (here.classList?.[0] === fresh.classList?.[0] && fresh.matches?.(FRAMES)));

export function become(here, fresh) {
  for (const { name } of [...here.attributes]) if (!fresh.hasAttribute(name) && !here.hasAttribute("data-keep")) here.removeAttribute(name);
  for (const { name, value } of fresh.attributes) if (name !== "class" || !here.hasAttribute("data-keep")) here.setAttribute(name, value);
  if (here.hasAttribute("data-keep")) return;
  let next = here.firstChild;
  for (const child of [...fresh.childNodes]) {
    let found = next;
    while (found && !found.isEqualNode(child) && !frames(found, child)) found = found.nextSibling;
    if (!found) {
      here.insertBefore(child, next);
      continue;
    }
    while (next !== found) {
      const gone = next;
      next = next.nextSibling;
      gone.remove();
    }
    if (!found.isEqualNode(child)) become(found, child);
    next = found.nextSibling;
  }
  while (next) {
    const gone = next;
    next = next.nextSibling;
    gone.remove();
  }
}
