const SERVICE = /^([^.]+)\.([^.]+)\.svc\./;
/** More names than this are no hint any more. */
const MOST = 3;
/** Letters that may be wrong in a name that is meant. */
const WRONG_LETTERS = 2;

/** Names that somebody may have meant by one that nobody has, the likest first. */
export function alike(name: string, names: Iterable<string>): readonly string[] {
  return likest(name, [...new Set(names)].filter(other => isAlike(name, other)));
}

/** Hosts that somebody may have meant by one that nobody has, the likest first: those of a service of any namespace, if its name is like it. */
export function hostsAlike(host: string, hosts: Iterable<string>): readonly string[] {
  return likest(host, [...new Set(hosts)].filter(other => other !== host && isAlike(nameOf(host), nameOf(other))));
}

/** The name and the namespace of a host that a Service of Kubernetes has; nothing of any other host. */
export function serviceIn(host: string): readonly [name: string, namespace: string] | undefined {
  const [, name, namespace] = SERVICE.exec(`${host}.`) ?? [];
  return name === undefined ? undefined : [name, namespace];
}

/** Of a service without its namespace, of any other host the whole. */
export function nameOf(host: string): string {
  return serviceIn(host)?.[0] ?? (/^[^.]+\.[^.]+$/.exec(host) ? host.split('.')[0] : host);
}

/** Two wrong letters of a short name leave nothing of it. */
function isAlike(name: string, other: string): boolean {
  return distance(name, other) <= Math.min(WRONG_LETTERS, Math.floor(name.length / 3));
}

function likest(name: string, names: readonly string[]): readonly string[] {
  return [...names].sort((one, other) => distance(name, one) - distance(name, other)).slice(0, MOST);
}

/** How many letters have to be put in, taken out, exchanged, or put behind their neighbour, to make one text of the other, as Damerau counts. */
function distance(one: string, other: string): number {
  const rows = [Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let at = 1; at <= one.length; at++) {
    const row = [at];
    for (let to = 1; to <= other.length; to++) {
      const exchanged = rows[at - 1][to - 1] + (one[at - 1] === other[to - 1] ? 0 : 1);
      const areSwapped = at > 1 && to > 1 && one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1];
      const swapped = areSwapped ? rows[at - 2][to - 2] + 1 : Infinity;
      row.push(Math.min(exchanged, swapped, rows[at - 1][to] + 1, row[to - 1] + 1));
    }
    rows.push(row);
  }
  return rows[one.length][other.length];
}
