const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as it may stand in HTML and SVG, in quoted attributes too. */
export const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? '');

/** An element; attributes are escaped, the content is markup already. */
export function tag(name: string, attributes: Readonly<Record<string, string>>, content = ''): string {
  const own = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  return `<${name}${own.join('')}>${content}</${name}>`;
}

/** A coordinate, short. */
export const fixed = (value: number): string => String(Number(value.toFixed(1)));
