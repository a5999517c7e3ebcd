import type { Page } from 'playwright-core';

/** The least side of what is touched or clicked, in CSS pixels: 12.7 mm where the pointer is a finger. */
export const least = { finger: 47.9, mouse: 24 };

/** What hangs out of the page, is cut off, or is too small for the pointer. */
export const faultsOfLayout = (page: Page, side: number) =>
  page.evaluate((leastSide) => {
    const faults: string[] = [];
    if (document.documentElement.scrollWidth > innerWidth) faults.push('the page scrolls sideways');
    for (const area of document.querySelectorAll('.case-findings, .case-decide'))
      if (area.scrollWidth > area.clientWidth) faults.push(`${area.className} scrolls sideways`);
    for (const element of document.querySelectorAll('button, .choice, summary, .field input, textarea')) {
      const { width, height, left, right } = element.getBoundingClientRect();
      if (width < leastSide || height < leastSide)
        faults.push(`${element.textContent || element.className} is ${width} × ${height}`);
      if (!element.closest('.strip ol') && (left < 0 || right > innerWidth))
        faults.push(`${element.textContent} hangs out`);
    }
    return faults;
  }, side);
