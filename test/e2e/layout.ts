import type { Page } from 'playwright-core';

export interface ScreenSize {
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Diagonal. */
  readonly inches: number;
  readonly textSize: 'small' | 'normal' | 'large' | 'largest';
}

const mmPerInch = 25.4;

const widthMm = ({ width, height, inches }: ScreenSize) =>
  (width / Math.hypot(width, height)) * inches * mmPerInch;

/** Shows the page as on this screen, in this size of text. */
export async function showAt(page: Page, size: ScreenSize): Promise<void> {
  const { width, height, textSize } = size;
  await page.setViewportSize({ width, height });
  await page.evaluate(
    ([text, mm]) => {
      document.documentElement.dataset.textSize = text;
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`:root { --mm: ${mm} !important }`);
      document.adoptedStyleSheets = [sheet];
    },
    [textSize, `${width / widthMm(size)}px`] as const,
  );
  await laidOut(page);
}

/** Waits until nothing moves from one frame to the next: the pages of a screen are counted after its layout. */
const laidOut = (page: Page) =>
  page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const places = () =>
      [...document.querySelectorAll('main *, dialog *')]
        // But for the bar that runs while a good photo can still be refused.
        .filter((element) => element.getAnimations().length === 0)
        .map((element) => {
          const { x, y, width, height } = element.getBoundingClientRect();
          return `${element.tagName} ${element.getAttribute('class')} ${x} ${y} ${width} ${height}`;
        });
    let before: string[] = [];
    for (let tries = 0; tries < 60; tries++) {
      const now = places();
      const moving = now.filter((place, i) => place !== before[i]);
      if (moving.length === 0 && now.length === before.length) return;
      if (tries === 59) throw new Error(`never at rest: ${moving.slice(0, 8).join('; ')}`);
      before = now;
      await frame();
      await frame();
    }
  });

/** Turns the pages of a screen, where it has several; false if there is none further that way. */
export async function turnPage(page: Page, way: 'on' | 'back'): Promise<boolean> {
  const turned = await page.evaluate(
    (end) => {
      const button = [...document.querySelectorAll<HTMLElement>('.page-buttons button')].at(end);
      const isThere = button !== undefined && (end === 0) === (button.ariaLabel !== null);
      if (isThere) button.click();
      return isThere;
    },
    way === 'on' ? -1 : 0,
  );
  if (turned) await laidOut(page);
  return turned;
}

/** What scrolls, hangs out, or is too small or too near for a finger (RULES.md 17). Empty where nothing does. */
export const faultsOfLayout = (page: Page, size: ScreenSize): Promise<string[]> =>
  page.evaluate((mm) => {
    const [leastSide, leastGap, rounding] = [12.7 * mm, 2.54 * mm, 0.6];
    const faults: string[] = [];
    const nameOf = (element: Element) =>
      (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40) ||
      `${element.tagName} ${element.closest('[data-site]')?.getAttribute('data-site') ?? ''}`;
    const dialog = [...document.querySelectorAll('dialog[open]')].at(-1);
    const all = [...(dialog ?? document.body).querySelectorAll('*')];

    const root = document.documentElement;
    if (root.scrollWidth > innerWidth || root.scrollHeight > innerHeight) faults.push('the page scrolls');
    const seenBox = (element: Element) =>
      (element.closest('dialog') ?? document.querySelector('main'))?.getBoundingClientRect();
    for (const element of all) {
      const { overflowY, overflowX } = getComputedStyle(element);
      const scrolls = /auto|scroll/.test(overflowY + overflowX);
      if (scrolls && element.scrollHeight > element.clientHeight + 1)
        faults.push(`${nameOf(element)} scrolls`);
    }

    const isShown = (element: Element) => {
      const { width, height } = element.getBoundingClientRect();
      const seen = element.checkVisibility({ visibilityProperty: true }) && width > 0 && height > 0;
      return seen && element.closest('[inert]') === null;
    };
    /** What of it is on this page of its screen: what is longer than a page goes on at the next one. */
    const boxesOf = (element: Element) => {
      const pages = element.closest('.pages')?.getBoundingClientRect() ?? { left: -1e5, right: 1e5 };
      return [...element.getClientRects()].filter(
        ({ left, right }) => left < pages.right - 1 && right > pages.left + 1,
      );
    };
    for (const element of all) {
      if (!element.matches('main *, dialog *, header *, footer *') || element.closest('svg')) continue;
      const isText = [...element.childNodes].some(
        ({ nodeType, textContent }) => nodeType === 3 && textContent?.trim(),
      );
      const boxes = boxesOf(element);
      if ((!isText && !element.matches('button, img')) || !isShown(element) || boxes.length === 0) continue;
      const box = element.closest('header, footer') ? undefined : seenBox(element);
      const within = box ?? { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
      const pages = element.closest('.pages')?.getBoundingClientRect();
      const lowest = Math.min(within.bottom, pages?.bottom ?? Infinity);
      const highest = Math.max(within.top, pages?.top ?? -Infinity);
      const isCut = boxes.some(
        ({ left, right, top, bottom }) =>
          left < within.left - 1 || right > within.right + 1 || top < highest - 1 || bottom > lowest + 1,
      );
      if (isCut) faults.push(`${nameOf(element)} is cut off`);
      if (
        element.scrollWidth > element.clientWidth + 1 &&
        element.clientWidth > 0 &&
        getComputedStyle(element).display !== 'inline'
      )
        faults.push(`the words of ${nameOf(element)} are wider than it`);
    }

    const targets = all
      .filter((element) => element.matches('button, a[href], [data-target], input, select'))
      .filter((element) => isShown(element) && boxesOf(element).length > 0)
      .map((element) => ({ element, name: nameOf(element), box: element.getBoundingClientRect() }));
    for (const [i, { element, name, box }] of targets.entries()) {
      const middle = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      if (middle === null || !(element.contains(middle) || middle.contains(element)))
        faults.push(`${name} lies below ${middle && nameOf(middle)}`);
      if (box.width < leastSide - rounding || box.height < leastSide - rounding)
        faults.push(`${name} is ${(box.width / mm).toFixed(1)} × ${(box.height / mm).toFixed(1)} mm`);
      for (const other of targets.slice(i + 1)) {
        const across = Math.max(other.box.left - box.right, box.left - other.box.right);
        const down = Math.max(other.box.top - box.bottom, box.top - other.box.bottom);
        const gap = Math.max(across, down);
        if (gap < leastGap - rounding)
          faults.push(`${name} and ${other.name} are ${(gap / mm).toFixed(2)} mm apart`);
      }
    }
    return [...new Set(faults)];
  }, size.width / widthMm(size));
