import type { Condition } from '../routing/rules/condition';
import type { Request } from '../routing/traffic/request';

/** What a client may choose about a request, by the part of it: `path`, `method`, `header NAME`, `parameter NAME`. */
export type Choice = ReadonlyMap<string, string>;

const PSEUDO: Readonly<Record<string, string | undefined>> = { ':path': 'path', ':method': 'method', ':authority': undefined, ':scheme': undefined, 'host': undefined };

/** The part that a condition looks at; nothing if it follows from the host and the port. */
export function partOf({ on, name }: Condition): string | undefined {
  switch (on) {
    case 'path':
    case 'method': return on;
    case 'parameter': return `parameter ${name}`;
    case 'header': return headerPart(name.toLowerCase());
    case 'authority':
    case 'scheme': return undefined;
  }
}

function headerPart(name: string): string | undefined {
  return Object.hasOwn(PSEUDO, name) ? PSEUDO[name] : `header ${name}`;
}

/** A request with what is chosen. */
export function requestWith(base: Request, choice: Choice): Request {
  const of = (kind: string) => [...choice].filter(([part]) => part.startsWith(`${kind} `)).map(([part, value]) => [part.slice(kind.length + 1), value] as const);
  const query = of('parameter').map(([name, value]) => `${name}=${value}`).join('&');
  const path = choice.get('path') ?? '/';
  return { ...base, path: query === '' ? path : `${path}?${query}`, method: choice.get('method') ?? 'GET', headers: Object.fromEntries(of('header')) };
}
