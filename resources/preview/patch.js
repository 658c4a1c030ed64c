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
    const kept = chain.find(([element]) => element.isConnected);
    if (!kept) return;
    const moved = kept[0].getBoundingClientRect().top - kept[1];
    if (moved) scrollBy({ top: moved, behavior: "instant" });
  }

  // Whether a detail is open is the reader's choice, not the page's.
  const isReaders = (element, name) => name === "open" && element.nodeName === "DETAILS";

  function morphAttributes(old, next) {
    const written = (element) => [...element.attributes].filter(({ name }) => !isReaders(element, name));
    const names = (element) => written(element).map(({ name }) => name).join(" ");
    if (names(old) !== names(next)) {
      for (const attribute of written(old)) old.removeAttributeNode(attribute);
    }
    for (const { namespaceURI, localName, name, value } of written(next)) {
      if (old.getAttributeNS(namespaceURI, localName) === value) continue;
      old.setAttributeNS(namespaceURI, name, value);
    }
  }

  // Only the children between an equal beginning and an equal end are touched.
  function morphChildren(old, next) {
    const before = [...old.childNodes];
    const after = [...next.childNodes];
    const least = Math.min(before.length, after.length);
    let head = 0;
    while (head < least && before[head].isEqualNode(after[head])) head += 1;
    let tail = 0;
    while (tail < least - head && before.at(-1 - tail).isEqualNode(after.at(-1 - tail))) tail += 1;
    const end = before[before.length - tail] ?? null;
    const leaving = before.slice(head, before.length - tail);
    const coming = after.slice(head, after.length - tail);
    const paired = Math.min(leaving.length, coming.length);
    for (let i = 0; i < paired; i += 1) morph(leaving[i], coming[i]);
    for (const node of leaving.slice(paired)) node.remove();
    for (const node of coming.slice(paired)) old.insertBefore(node, end);
  }

  // Makes a node equal to another one, keeping whatever of it is equal already.
  function morph(old, next) {
    if (old.nodeName !== next.nodeName) {
      old.replaceWith(next);
    } else if (old.nodeType !== Node.ELEMENT_NODE) {
      old.nodeValue = next.nodeValue;
    } else {
      morphAttributes(old, next);
      morphChildren(old, next);
    }
  }

  function parsed(html) {
    const template = document.createElement("template");
    template.innerHTML = html;
    return template.content.firstElementChild;
  }

  // Puts the blocks, which stand side by side, into the order of *ids*.
  function arrange(parent, old, ids, separator, coming) {
    const end = document.getElementById(old.at(-1)).nextSibling;
    let cursor = document.getElementById(old[0]);
    const wanted = new Set(ids);
    for (const id of old) {
      if (wanted.has(id)) continue;
      const leaving = document.getElementById(id);
      if (leaving === cursor) cursor = cursor.nextSibling;
      leaving.remove();
    }
    const isBetween = () => cursor !== end && cursor.nodeType === Node.TEXT_NODE;
    ids.forEach((id, index) => {
      if (index && separator) {
        if (isBetween()) cursor = cursor.nextSibling;
        else parent.insertBefore(document.createTextNode(separator), cursor);
      }
      while (isBetween()) {
        const spare = cursor;
        cursor = cursor.nextSibling;
        spare.remove();
      }
      const block = coming.get(id) ?? document.getElementById(id);
      if (block === cursor) cursor = cursor.nextSibling;
      else parent.insertBefore(block, cursor);
    });
    while (cursor !== end) {
      const spare = cursor;
      cursor = cursor.nextSibling;
      spare.remove();
    }
  }

  // The paragraphs of long blocks that were typed in, each with what it becomes; null where
  // the document is not what it was taken for.
  function typedIn(paragraphs) {
    const found = paragraphs.map(([id, number, all, old, next]) => {
      const there = document.getElementById(id)?.getElementsByTagName("p") ?? [];
      const isThere = there.length === all && there[number].isEqualNode(parsed(old));
      return isThere ? [there[number], parsed(next)] : null;
    });
    return found.includes(null) ? null : found;
  }

  function patch(ids, { head, blocks = [], paragraphs = [], order, separator }) {
    const old = ids.map((id) => document.getElementById(id));
    if (old.some((element) => element?.parentNode !== old[0]?.parentNode)) return false;
    const typed = typedIn(paragraphs);
    if (typed === null) return false;
    const place = anchor(ids, order ? null : [...blocks, ...paragraphs].map(([id]) => id));
    if (head !== undefined) {
      morph(document.head, new DOMParser().parseFromString(head, "text/html").head);
    }
    for (const [element, next] of typed) morph(element, next);
    const coming = new Map();
    for (const [id, html] of blocks) {
      const next = parsed(html);
      if (ids.includes(id)) morph(document.getElementById(id), next);
      else coming.set(id, next);
    }
    if (order) arrange(old[0].parentNode, ids, order, separator, coming);
    keepPlace(place);
    return true;
  }

  function rebuild(ids, html) {
    const place = anchor(ids, null);
    const next = new DOMParser().parseFromString(html, "text/html");
    morph(document.documentElement, next.documentElement);
    keepPlace(place);
    return true;
  }

  // How far down the block the reader should be: 0 is its start, 1 its end.
  function reveal(id, share) {
    const element = document.getElementById(id);
    if (!element) return false;
    const { top, bottom, height } = element.getBoundingClientRect();
    if (share > 0 && height > innerHeight * 0.8) {
      const at = top + share * height;
      if (at < innerHeight * 0.1 || at > innerHeight * 0.85) {
        scrollBy({ top: at - innerHeight * 0.6, behavior: "instant" });
      }
      return true;
    }
    const seen = Math.min(bottom, innerHeight) - Math.max(top, 0);
    if (seen >= Math.min(height, innerHeight / 2)) return true;
    const block = height > innerHeight * 0.8 ? "start" : "center";
    element.scrollIntoView({ block, behavior: "instant" });
    return true;
  }

  // A page has no script that could write to the console: only this line can.
  document.addEventListener("dblclick", (event) => {
    const ids = [];
    for (let at = event.target; at instanceof Element; at = at.parentElement) {
      if (at.id) ids.push(at.id);
    }
    console.info(`journal:go ${JSON.stringify(ids)}`);
  });

  scheme("");
  return { scheme, patch, rebuild, reveal };
})();
