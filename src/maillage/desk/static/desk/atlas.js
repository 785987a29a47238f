// Lets a partner be dragged onto a territory: that chooses both in the form, which does the same by keyboard.
"use strict";
(() => {
  const form = document.getElementById("move");
  if (!form) return;
  const to = form.elements.namedItem("to");
  let dragged = null;
  for (const row of form.querySelectorAll("[data-partner]")) {
    row.draggable = true;
    row.addEventListener("dragstart", (event) => {
      dragged = row.dataset.partner;
      event.dataTransfer.setData("text/plain", dragged);
      event.dataTransfer.effectAllowed = "move";
    });
    row.addEventListener("dragend", () => { dragged = null; });
  }
  for (const place of document.querySelectorAll("[data-territory]")) {
    const takes = () => dragged !== null && [...to.options].some((one) => one.value === place.dataset.territory);
    place.addEventListener("dragover", (event) => {
      if (takes()) {
        event.preventDefault();
        place.classList.add("over");
      }
    });
    place.addEventListener("dragleave", () => place.classList.remove("over"));
    place.addEventListener("drop", (event) => {
      place.classList.remove("over");
      if (!takes()) return;
      event.preventDefault();
      to.value = place.dataset.territory;
      for (const one of form.querySelectorAll("input[name=partner]")) one.checked = one.value === dragged;
      to.dispatchEvent(new Event("change", { bubbles: true }));
      document.getElementById("seats").scrollIntoView({ block: "nearest" });
    });
  }
})();
