// Runs in the application world of the preview, where the page's own script can't reach.
"use strict";

globalThis.journal = (() => {
  const sheet = new CSSStyleSheet();

  function scheme(name) {
    const colours = name ? `color-scheme: ${name} !important;` : "";
    sheet.replaceSync(`:root { overflow-anchor: none; ${colours} }`);
    document.adoptedStyleSheets = [sheet];
    return true;
  }

  // The elements at the top edge of the window, innermost first, and where each one is.
  function anchor(ids, changed) {
    if (scrollY === 0) return [];
    const isShown = (element) => element && element.getBoundingClientRect().bottom > 1;
    const index = ids.findIndex((id) => isShown(document.getElementById(id)));
    if (index < 0 || (changed && changed.every((id) => ids.indexOf(id) > index))) return [];
    const chain = [];
    let element = document.getElementById(ids[index]);
    while (element) {
      const { top } = element.getBoundingClientRect();
      chain.unshift([element, top]);
      element = top < 0 ? [...element.children].find(isShown) : null;
    }
    return chain;
  }

  function keepPlace(chain) {
    for (const [element, top] of chain) {
      if (!element.isConnected) continue;
      const moved = element.getBoundingClientRect().top - top;
      if (moved) scrollBy({ top: moved, behavior: "instant" });
      return;
    }
  }

  // Whether a reader opened a detail is the reader's business.
  const isReaders = (element, name) => element.nodeName === "DETAILS" && name === "open";

  function morphAttributes(old, next) {
    for (const { namespaceURI, localName, name, value } of [...next.attributes]) {
      if (isReaders(old, name)) continue;
      if (old.getAttributeNS(namespaceURI, localName) !== value) {
        old.setAttributeNS(namespaceURI, name, value);
      }
    }
    for (const { namespaceURI, localName, name } of [...old.attributes]) {
      if (!isReaders(old, name) && !next.hasAttributeNS(namespaceURI, localName)) {
        old.removeAttributeNS(namespaceURI, localName);
      }
    }
  }

  function morphChildren(old, next) {
    const before = [...old.childNodes];
    const after = [...next.childNodes];
    while (before.length && after.length && before[0].isEqualNode(after[0])) {
      before.shift();
      after.shift();
    }
    while (before.length && after.length && before.at(-1).isEqualNode(after.at(-1))) {
      before.pop();
      after.pop();
    }
    const end = before.length ? before.at(-1).nextSibling : old.childNodes[old.childNodes.length];
    return { before, after, end };
  }

  return { scheme, anchor, keepPlace, morphAttributes, morphChildren };
})();
