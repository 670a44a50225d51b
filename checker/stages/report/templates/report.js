"use strict";
// Filters, search, keys and the language switch. Without it the page shows everything.
(() => {
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);
  const all = (selector, from) => Array.from((from || document).querySelectorAll(selector));
  const cards = all(".card");
  const fields = { q: byId("q"), kind: byId("kind"), source: byId("source"), subject: byId("subject") };
  const severities = all('input[name="severity"]');
  const notes = byId("notes");
  const title = document.title.split(" · ");
  const texts = new Map();

  // Arabic spellings that outlets mix freely compare equal, like checker.text.normalise.fold.
  const fold = (text) => text.normalize("NFKC").toLowerCase()
    .replace(/[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\u061c\ufeff]/g, "")
    .replace(/[أإآٱ]/g, "ا").replace(/[ىیې]/g, "ي").replace(/[کګ]/g, "ك").replace(/[ةۀھ]/g, "ه")
    .replace(/ؤ/g, "و").replace(/ئ/g, "ي")
    .replace(/[٠-٩]/g, (digit) => digit.charCodeAt(0) - 0x660)
    .replace(/[۰-۹]/g, (digit) => digit.charCodeAt(0) - 0x6f0)
    .replace(/\s+/g, " ");

  const textOf = (card) => {
    if (!texts.has(card)) texts.set(card, fold(card.textContent));
    return texts.get(card);
  };

  // --- state in the address: "#f-<id>&q=...&lang=en" -----------------------------------------
  const readHash = () => {
    const parts = location.hash.slice(1).split("&");
    const target = parts[0] && !parts[0].includes("=") ? decode(parts.shift()) : "";
    return { target, state: new URLSearchParams(parts.join("&")) };
  };
  const decode = (text) => { try { return decodeURIComponent(text); } catch { return text; } };

  const query = () => {
    const state = new URLSearchParams();
    for (const [name, field] of Object.entries(fields)) if (field.value) state.set(name, field.value);
    const on = severities.filter((box) => box.checked).map((box) => box.value);
    if (on.length < severities.length) state.set("severity", on.join(",") || "none");
    if (root.lang === "en") state.set("lang", "en");
    return state.toString();
  };
  const writeHash = (target) => {
    const hash = [target, query()].filter(Boolean).join("&");
    try { history.replaceState(null, "", "#" + hash); } catch { /* some viewers forbid it */ }
    for (const link of all(".pages a")) link.hash = query();
  };

  const setLanguage = (language) => {
    root.lang = language;
    root.dir = language === "ar" ? "rtl" : "ltr";
    document.title = title.length > 1 ? [title[language === "ar" ? 0 : 1], ...title.slice(2)].join(" · ") : title[0];
    for (const option of all("option[data-ar]")) option.textContent = option.dataset[language];
  };

  // --- filters --------------------------------------------------------------------------------
  const apply = () => {
    const words = fold(fields.q.value).split(" ").filter(Boolean);
    const on = new Set(severities.filter((box) => box.checked).map((box) => box.value));
    const fits = (card) => {
      const data = card.dataset;
      return on.has(data.severity)
        && (!fields.kind.value || data.kind === fields.kind.value)
        && (!fields.subject.value || data.subject === fields.subject.value)
        && (!fields.source.value || data.sources.split(" ").includes(fields.source.value))
        && words.every((word) => textOf(card).includes(word));
    };
    let shown = 0;
    for (const card of cards) {
      card.hidden = !fits(card);
      if (!card.hidden) shown += 1;
    }
    for (const box of all(".kind, .subject")) box.hidden = !box.querySelector(".card:not([hidden])");
    const narrowed = shown < cards.length;
    if (notes) {
      const hits = notes.querySelector(".card:not([hidden])");
      notes.hidden = !hits;
      if (narrowed && hits && words.length) notes.open = true;
    }
    byId("n-shown").textContent = shown;
    byId("n-hidden").textContent = cards.length - shown;
    byId("reset").disabled = !narrowed && !query().replace(/(^|&)lang=en/, "");
    byId("no-match").hidden = shown > 0 || cards.length === 0;
  };

  const choose = (field, value) => {
    field.value = value || "";
    if (field.selectedIndex === -1) field.value = "";
  };
  const restore = () => {
    const { target, state } = readHash();
    setLanguage(state.get("lang") === "en" ? "en" : "ar");
    for (const [name, field] of Object.entries(fields)) choose(field, state.get(name));
    const on = state.get("severity");
    for (const box of severities) box.checked = on === null || on.split(",").includes(box.value);
    apply();
    if (!target) return;
    const elsewhere = all("a[data-findings]").find((link) => link.dataset.findings.split(" ").includes(target));
    if (!byId(target) && elsewhere) {
      elsewhere.hash = location.hash;
      location.replace(elsewhere.href);
    }
    go(byId(target), target);
  };
  const changed = () => { apply(); writeHash(""); };

  // --- moving about ---------------------------------------------------------------------------
  const reveal = (element) => {
    for (let box = element; box; box = box.parentElement) {
      if (box.tagName === "DETAILS") box.open = true;
      if (box.hidden) clear();
    }
  };
  const go = (element, target) => {
    if (!element) return;
    reveal(element);
    element.scrollIntoView({ block: "start" });
    if (element.matches("article")) element.focus({ preventScroll: true });
    writeHash(target || element.id);
  };
  const clear = () => {
    for (const field of Object.values(fields)) field.value = "";
    for (const box of severities) box.checked = true;
    apply();
  };
  const step = (by) => {
    const open = cards.filter((card) => !card.hidden && (!notes || notes.open || !notes.contains(card)));
    const here = open.indexOf(document.activeElement && document.activeElement.closest(".card"));
    const next = here === -1 ? (by > 0 ? 0 : open.length - 1) : here + by;
    go(open[Math.min(Math.max(next, 0), open.length - 1)]);
  };
  const toggle = () => {
    const card = document.activeElement && document.activeElement.closest(".card");
    const folds = card ? all("details", card) : [];
    const open = folds.some((fold) => !fold.open);
    for (const fold of folds) fold.open = open;
    if (!card && notes) notes.open = !notes.open;
  };
  const help = byId("help");
  const switchLanguage = () => {
    setLanguage(root.lang === "ar" ? "en" : "ar");
    writeHash(readHash().target);
  };
  const keys = {
    j: () => step(1), k: () => step(-1), o: toggle, l: switchLanguage,
    "/": () => { byId("filter-box").open = true; fields.q.focus(); }, "?": () => help.showModal(),
  };
  // Arabic layouts send these letters for the same keys; the place of the key decides.
  const places = { KeyJ: "j", KeyK: "k", KeyO: "o", KeyL: "l", Slash: "/" };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    const typing = event.target.closest("input[type=search], select, textarea");
    if (typing) {
      if (event.key === "Escape") typing.blur();
      return;
    }
    let key = event.key;
    if (!keys[key]) key = event.shiftKey && event.code === "Slash" ? "?" : places[event.code];
    if (!key || !keys[key]) return;
    event.preventDefault();
    keys[key]();
  });

  // --- links ----------------------------------------------------------------------------------
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
  };
  document.addEventListener("click", async (event) => {
    const button = event.target.closest(".copy");
    if (button) {
      const language = root.lang === "en" ? "&lang=en" : "";
      await copy(location.href.split("#")[0] + "#" + button.closest(".card").id + language);
      const [before, after] = [button.querySelector(".before"), button.querySelector(".after")];
      before.hidden = true;
      after.hidden = false;
      setTimeout(() => { before.hidden = false; after.hidden = true; }, 1600);
      return;
    }
    const link = event.target.closest('a[href^="#"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const target = byId(decode(link.getAttribute("href").slice(1)));
    if (!target) return;
    event.preventDefault();
    go(target);
  });

  // --- start ----------------------------------------------------------------------------------
  for (const element of all(".js")) element.hidden = false;
  for (const element of all(".nojs")) element.hidden = true;
  byId("filter-box").open = window.matchMedia("(min-width: 64rem)").matches;
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  byId("filters").addEventListener("input", changed);
  byId("reset").addEventListener("click", () => { clear(); writeHash(""); });
  byId("language").addEventListener("click", switchLanguage);
  byId("help-open").addEventListener("click", () => help.showModal());
  window.addEventListener("hashchange", restore);
  window.addEventListener("beforeprint", () => { for (const fold of all("details")) fold.open = true; });
  restore();
})();
