/** Attributes as XML writes them. */
export function attributesIn(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values).map(([name, value]) => `${name}="${escaped(String(value)).replace(/"/g, '&quot;').replace(/[\t\n\r]/g, numbered)}"`).join(' ');
}

/** Text as XML writes it. Characters that XML has no form for are left out. */
export function escaped(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '').replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** A reader takes blanks of any kind in an attribute for spaces, unless they are written as numbers. */
function numbered(blank: string): string {
  return `&#${blank.charCodeAt(0)};`;
}
