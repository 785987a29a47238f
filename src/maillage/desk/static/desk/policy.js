// Helps whoever writes a policy: says where the caret stands, goes to a line, completes words with Ctrl and Space.
"use strict";
(() => {
  const text = document.getElementById("text");
  const place = document.getElementById("place");
  const suggested = document.getElementById("suggested");
  const words = JSON.parse(text.dataset.words);
  const before = () => (text.value.slice(0, text.selectionStart).match(/[A-Za-z0-9_.-]+$/) || [""])[0];

  const fitting = () => {
    const begun = before();
    return begun ? words.filter(([word]) => word.startsWith(begun) && word !== begun).slice(0, 8) : [];
  };
  const complete = (word) => {
    text.focus();
    const end = text.selectionStart;
    text.setRangeText(word, end - before().length, end, "end");
    text.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const show = () => {
    const lines = text.value.slice(0, text.selectionStart).split("\n");
    place.textContent = `${lines.length}:${lines[lines.length - 1].length + 1}`;
    suggested.replaceChildren(...fitting().map(([word, of]) => {
      const item = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = word;
      button.title = of;
      button.addEventListener("click", () => complete(word));
      item.append(button);
      return item;
    }));
  };
  const go = (line, column) => {
    const lines = text.value.split("\n");
    const at = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0) + Math.max(0, column - 1);
    text.focus();
    text.setSelectionRange(at, at + Math.max(1, (lines[line - 1] || "").length - column + 1));
    text.scrollTop = Math.max(0, (line - 6) * parseFloat(getComputedStyle(text).lineHeight));
    show();
  };

  text.addEventListener("input", show);
  text.addEventListener("keyup", show);
  text.addEventListener("click", show);
  text.addEventListener("keydown", (event) => {
    if (event.key === " " && event.ctrlKey && fitting().length) {
      event.preventDefault();
      complete(fitting()[0][0]);
    }
  });
  document.getElementById("checked").addEventListener("click", (event) => {
    const button = event.target.closest("[data-line]");
    if (button) go(Number(button.dataset.line), Number(button.dataset.column));
  });
})();
