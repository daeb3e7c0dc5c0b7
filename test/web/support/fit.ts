import type { Page } from 'playwright-core';

/**
 * What does not fit the page as wide as it now is: a body that scrolls sideways, something that stands outside it, and
 * words that are cut off with no dots to say so. A line each; what lies in a part that scrolls by itself (a table) fits.
 */
export const misfits = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const name = (element: Element) => {
      const words = (element.textContent ?? '').trim().slice(0, 40);
      return `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}"> ${words}`;
    };
    const width = document.documentElement.clientWidth;
    const { scrollWidth } = document.documentElement;
    if (scrollWidth > width) found.push(`the page is ${scrollWidth} px wide in a window of ${width} px`);

    const styleOf = new Map<Element, CSSStyleDeclaration>();
    const style = (element: Element) => {
      const known = styleOf.get(element) ?? getComputedStyle(element);
      styleOf.set(element, known);
      return known;
    };
    /** Whether an ancestor scrolls sideways by itself, or the element is meant for screen readers only. */
    const isElsewhere = (element: Element): boolean => {
      for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
        const { overflowX, clipPath, position } = style(at);
        if (at !== element && /auto|scroll/.test(overflowX)) return true;
        if (position === 'absolute' && clipPath !== 'none') return true;
        if (at.getAttribute('aria-hidden') === 'true') return true;
      }
      return false;
    };
    for (const element of document.body.querySelectorAll('*')) {
      const hasWords = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
      const isControl = element.matches('a, button, input, select, textarea, [role=button], [role=tab]');
      if (!(hasWords || isControl) || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
        continue;
      const box = element.getBoundingClientRect();
      if (box.width === 0 || isElsewhere(element)) continue;
      if (box.left < -1 || box.right > width + 1) {
        found.push(`${name(element)} reaches from ${Math.round(box.left)} to ${Math.round(box.right)} px of ${width}`);
        continue;
      }
      for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
        const { overflowX, textOverflow } = style(at);
        if (!/hidden|clip/.test(overflowX) || textOverflow === 'ellipsis') continue;
        const frame = at.getBoundingClientRect();
        if (box.right > frame.right + 1 || (at === element && at.scrollWidth > at.clientWidth + 1))
          found.push(`${name(element)} is cut off at ${Math.round(frame.right)} px`);
        break;
      }
    }
    return found;
  });
