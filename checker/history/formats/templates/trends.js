"use strict";
// The language switch, kept in the address. Without it the page shows everything, in Arabic.
(() => {
  const root = document.documentElement;
  const title = document.title.split(" · ");
  const setLanguage = (language) => {
    root.lang = language;
    root.dir = language === "ar" ? "rtl" : "ltr";
    document.title = title[language === "ar" ? 0 : 1] || title[0];
  };
  const restore = () => setLanguage(/(^#|&)lang=en/.test(location.hash) ? "en" : "ar");
  for (const element of document.querySelectorAll(".js")) element.hidden = false;
  document.getElementById("language").addEventListener("click", () => {
    setLanguage(root.lang === "ar" ? "en" : "ar");
    try { history.replaceState(null, "", root.lang === "en" ? "#lang=en" : "#"); } catch { /* some viewers forbid it */ }
  });
  window.addEventListener("hashchange", restore);
  window.addEventListener("beforeprint", () => {
    for (const fold of document.querySelectorAll("details")) fold.open = true;
  });
  restore();
})();
