// Styles made at run time, under a Content-Security-Policy of `style-src 'self'`.
//
// Ant Design writes its styles into <style> elements, which that policy forbids; a nonce would need a page made anew for each visit, and
// 'unsafe-inline' would give the policy away. So what it makes here is an element that is called style, is found, updated and removed as
// ever, but is no style sheet to the browser (it is in no namespace of HTML); its text becomes a constructed style sheet, which is a
// script's doing and allowed.
const sheets = new Map<Element, CSSStyleSheet>();

function styleLike(): Element {
  const node = document.createElementNS('urn:pareto:style', 'style');
  Object.defineProperties(node, {
    tagName: { value: 'STYLE' },
    innerHTML: { get: () => node.textContent, set: (text: string) => (node.textContent = text) }, // never parsed
    nonce: { value: '', writable: true },
  });
  return node;
}

const isOurs = (node: Node | null): node is Element => node instanceof Element && node.namespaceURI === 'urn:pareto:style';

function read(node: Element) {
  let sheet = sheets.get(node);
  if (!sheet) sheets.set(node, (sheet = new CSSStyleSheet()));
  sheet.replaceSync(node.textContent ?? '');
}

// In the order of the elements, which is the order that Ant Design keeps.
function adopt() {
  const out: CSSStyleSheet[] = [];
  for (const node of document.head.children) {
    const sheet = sheets.get(node);
    if (sheet) out.push(sheet);
  }
  document.adoptedStyleSheets = out;
}

function taking<T extends Node>(node: T, insert: (node: T) => T): T {
  const out = insert(node);
  if (isOurs(node)) {
    read(node);
    adopt(); // at once: a component may measure itself in the same breath
  }
  return out;
}

export function adoptStyles() {
  const { head } = document;
  const create = document.createElement.bind(document), appendChild = head.appendChild.bind(head), insertBefore = head.insertBefore.bind(head);
  document.createElement = ((name: string, options?: ElementCreationOptions) => (name.toLowerCase() === 'style' ? styleLike() : create(name, options))) as typeof document.createElement;
  head.appendChild = (node) => taking(node, appendChild);
  head.insertBefore = (node, before) => taking(node, (given) => insertBefore(given, before));
  new MutationObserver((records) => {
    for (const { target, removedNodes } of records) {
      const node = isOurs(target) ? target : target.parentNode;
      if (isOurs(node) && sheets.has(node)) read(node);
      removedNodes.forEach((gone) => isOurs(gone) && sheets.delete(gone) && adopt());
    }
  }).observe(head, { childList: true, subtree: true, characterData: true });
}
