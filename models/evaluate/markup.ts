const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Escapes text for HTML and SVG, also within quoted attributes. */
export const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? '');

/** An element. Its attributes are escaped; its content is markup already. */
export function tag(name: string, attributes: Readonly<Record<string, string>>, content = ''): string {
  const own = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  return `<${name}${own.join('')}>${content}</${name}>`;
}

/** A coordinate, short. */
export const fixed = (value: number): string => String(Number(value.toFixed(1)));
