"use strict";
// Keys for every decision. Without it every button still works.
(() => {
  const byId = (id) => document.getElementById(id);
  const form = byId("decision");
  const help = byId("help");
  // The marks of each article come into view by themselves.
  for (const text of document.querySelectorAll(".paper .text")) {
    const mark = text.querySelector("mark");
    if (mark) text.scrollTop = Math.max(0, mark.offsetTop - text.offsetTop - text.clientHeight / 3);
  }
  const follow = (...ids) => { const link = ids.map(byId).find(Boolean); if (link) link.click(); };
  const press = (key) => {
    const button = form && key && form.querySelector(`button[data-key="${CSS.escape(key)}"]`);
    if (!button || form.dataset.sent) return Boolean(button);
    button.click();
    return true;
  };
  const choose = (number) => {
    const radio = form && form.querySelector(`input[data-side="${number}"]`);
    if (radio) { radio.checked = true; radio.focus(); }
    return Boolean(radio);
  };
  const moves = { j: ["after", "start"], k: ["before"], q: ["to-queue"] };
  const act = (key) => {
    if (moves[key]) { follow(...moves[key]); return true; }
    if (key === "w" && byId("note")) { byId("note").focus(); return true; }
    if (key === "?" && help) { help.showModal(); return true; }
    if (key === "/" && byId("words")) { byId("words").focus(); return true; }
    if (/^[0-9]$/.test(key)) return choose(key);
    return press(key);
  };
  // Arabic layouts send other letters for the same keys: there the place of the key decides.
  const keyOf = (event) => {
    if (/^[\u0660-\u0669]$/.test(event.key)) return String(event.key.charCodeAt(0) - 0x660);
    if (/^[\x21-\x7e]$/.test(event.key)) return event.key.toLowerCase();
    if (event.code === "Slash") return event.shiftKey ? "?" : "/";
    return event.code.startsWith("Key") ? event.code.slice(3).toLowerCase() : "";
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || (help && help.open)) return;
    const field = event.target.closest("input:not([type=radio]):not([type=checkbox]), select, textarea");
    if (field) {
      if (event.key === "Escape") field.blur();
      return;
    }
    if (act(keyOf(event))) event.preventDefault();
  });
  // A second key on the way to the next finding must not decide twice.
  if (form) form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
  });
  window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  if (byId("help-open")) byId("help-open").addEventListener("click", () => help.showModal());
})();
