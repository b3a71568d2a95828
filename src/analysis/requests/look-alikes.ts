import type { Words } from './asked-request';

const SERVICE = /^([^.]+)\.([^.]+)\.svc\./;
/** More hosts than this are no hint any more. */
const MOST = 3;
/** Letters that may be wrong in a name that is meant. */
const WRONG_LETTERS = 2;

/** Hosts that somebody may have meant by a host that nobody has, and how to ask for the first; empty where none looks like it. */
export function hintAt(host: string, hosts: readonly string[], { namespace }: Words): string {
  const alike = [...new Set(hosts)].filter(other => distance(nameOf(host), nameOf(other)) <= allowed(host))
    .sort((one, other) => distance(host, one) - distance(host, other)).slice(0, MOST);
  if (alike.length === 0) return '';
  const [, name, within] = SERVICE.exec(alike[0]) ?? [];
  const remedy = name === nameOf(host) ? `use ${namespace(within)}, or the full name` : 'use the full name';
  return `; there is ${alike.map(other => `'${other}'`).join(', ')}: ${remedy}`;
}

/** Of a service without its namespace, of any other host the whole. */
function nameOf(host: string): string {
  return SERVICE.exec(`${host}.`)?.[1] ?? (/^[^.]+\.[^.]+$/.exec(host) ? host.split('.')[0] : host);
}

/** Two wrong letters of a short name leave nothing of it. */
function allowed(host: string): number {
  return Math.min(WRONG_LETTERS, Math.floor(nameOf(host).length / 3));
}

/** How many letters have to be put in, taken out or exchanged to make one text of the other, as Levenshtein counts. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let at = 1; at <= one.length; at++) {
    const above = row;
    row = [at];
    for (let to = 1; to <= other.length; to++) {
      const exchanged = above[to - 1] + (one[at - 1] === other[to - 1] ? 0 : 1);
      row.push(Math.min(exchanged, above[to] + 1, row[to - 1] + 1));
    }
  }
  return row[other.length];
}
