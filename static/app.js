// What HTML and htmx do not do by themselves. Every page works without this file.

// The server may send first what it has, and the page asks by itself for the rest.
document.cookie = "scripts=on; Path=/; SameSite=Lax";

const MENUS = "details.menu[open], details.facet[open]";

// "/" goes to the search field, Escape closes an open menu.
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey) {
    const typing = event.target.closest("input, select, textarea, [contenteditable]");
    const search = document.querySelector("[data-search]");
    if (search && !typing) {
      event.preventDefault();
      search.focus();
      search.select();
    }
  }
  if (event.key === "Escape") {
    const menu = event.target.closest(MENUS) ?? document.querySelector(MENUS);
    if (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  }
});

document.addEventListener("click", (event) => {
  const copied = document.getElementById(event.target.dataset?.copy);
  if (copied) {
    copied.select(); // by hand, where the browser lets no page copy
    navigator.clipboard?.writeText(copied.value).then(() => {
      document.getElementById("status").textContent = "Copied";
      const words = event.target.textContent;
      event.target.textContent = "Copied";
      setTimeout(() => (event.target.textContent = words), 2000);
    });
  }
});

document.addEventListener("click", ({ target }) => {
  for (const menu of document.querySelectorAll(MENUS)) {
    if (!menu.contains(target)) menu.open = false;
  }
});

// A picture that does not come, or did not before this ran, leaves no broken one behind.
document.addEventListener("error", ({ target }) => {
  if (target.matches?.("img.avatar")) target.remove();
}, true);

for (const image of document.querySelectorAll("img.avatar")) {
  if (image.complete && !image.naturalWidth) image.remove();
}

// A link that is to open elsewhere is the browser's: htmx would follow it here.
document.addEventListener("click", (event) => {
  const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey;
  if (elsewhere && event.target.closest("a[hx-get]")) event.stopPropagation();
}, true);

// What is asked for twice, while it is typed and by Enter, is one step back.
document.addEventListener("htmx:beforeHistoryUpdate", ({ detail: { history } }) => {
  if (history.path === location.pathname + location.search) history.type = "replace";
});

document.addEventListener("htmx:beforeRequest", ({ detail }) => {
  if (detail.elt.matches("[list]")) return;
  document.getElementById("alert").replaceChildren();
  // What is looked at again every other second must not flicker, nor what is read fade.
  if (!detail.elt.matches(".progress, .pending, .coming")) detail.target.setAttribute("aria-busy", "true");
});

document.addEventListener("htmx:afterRequest", ({ detail }) => {
  detail.target.removeAttribute("aria-busy");
});

// What is swapped from within stays where it was scrolled to.
let scrolled = [];

document.addEventListener("htmx:beforeSwap", () => {
  scrolled = [...document.querySelectorAll(".facet__panel")].map((panel) => [panel, panel.scrollTop]);
});

document.addEventListener("htmx:afterSettle", () => {
  for (const [panel, top] of scrolled) panel.scrollTop = top;
});

// A page is open all day: what it says was "just now" grows old with it.
const UNITS = [["day", 86400], ["hour", 3600], ["minute", 60]];

setInterval(() => {
  for (const time of document.querySelectorAll("time[title]")) {
    const passed = (Date.now() - Date.parse(time.dateTime)) / 1000;
    const [unit, seconds] = UNITS.find((each) => passed >= each[1]) ?? [];
    if (!unit || !/ago$|^just now$/.test(time.textContent) || passed > 30 * 86400) continue;
    const count = Math.floor(passed / seconds);
    time.textContent = `${count} ${unit}${count === 1 ? "" : "s"} ago`;
  }
}, 15000);

// The link that was followed is gone with the old page of rows: go to the new rows, but
// for who went elsewhere meanwhile.
document.addEventListener("htmx:afterSettle", ({ detail }) => {
  const elt = detail.requestConfig?.elt;
  if (!elt?.closest(".pager") || document.activeElement !== document.body) return;
  const results = document.getElementById(detail.target.id);
  results.tabIndex = -1;
  results.focus({ preventScroll: true });
  results.scrollIntoView();
});

const troubles = {
  "htmx:responseError": "The portal could not load this part.",
  "htmx:sendError": "The portal cannot be reached. Check your connection.",
  "htmx:timeout": "The portal took too long to answer.",
};
const byStatus = {
  401: "You are not signed in any more, so nothing was saved. Copy what you wrote, and sign in again.",
  503: "The portal's own database does not answer. Nothing was lost.",
};
for (const [trouble, words] of Object.entries(troubles)) {
  document.addEventListener(trouble, ({ detail }) => {
    // Nobody is told that a suggestion, or how far an answer is, did not come.
    if (detail.elt.matches("[list], .coming")) return;
    const happened = byStatus[detail.xhr?.status] ?? words;
    const notice = document.createElement("p");
    notice.className = "notice notice--danger";
    notice.textContent = `${happened} What you see is as it was before. Try again, or load the page again.`;
    document.getElementById("alert").replaceChildren(notice);
  });
}
