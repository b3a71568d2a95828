import { isWithin } from '../../model/hosts';

/** A way through a listener, and the connections that it is for. */
export interface FilterChain<T> {
  /** Names that a client asks for in its TLS handshake; empty for all. */
  readonly sniHosts: readonly string[];
  /** Ranges of addresses that a client wants to reach; empty for all. */
  readonly subnets: readonly string[];
  /** Whether it is for HTTP in the clear alone. */
  readonly isForHttp: boolean;
  readonly leadsTo: T;
}

/** How a client connects. */
export interface Connection {
  readonly address: string;
  /** The name in its TLS handshake; empty without TLS. */
  readonly sni: string;
  readonly isTls: boolean;
  /** Whether it speaks HTTP at once. */
  readonly isPlainHttp: boolean;
}

/** Whether a chain asks for nothing: it is what is left for those that no other chain takes. */
export function takesAnything({ sniHosts, subnets, isForHttp }: FilterChain<unknown>): boolean {
  return namesOf(sniHosts).length === 0 && subnets.length === 0 && !isForHttp;
}

/** With `*` among them, all names will do. */
function namesOf(sniHosts: readonly string[]): readonly string[] {
  return sniHosts.includes('*') ? [] : sniHosts;
}

/** The chains that are left of some for a connection, as Envoy sieves them: by address, by name, and by what is spoken. */
export function sieved<T>(chains: readonly FilterChain<T>[], connection: Connection): readonly FilterChain<T>[] {
  const byAddress = ranked(chains, ({ subnets }) => subnets, subnets => Math.max(0, ...subnets.map(subnet => bitsIn(subnet, connection.address))));
  const byName = ranked(byAddress, ({ sniHosts }) => namesOf(sniHosts), names => Math.max(0, ...names.map(name => rankOf(name, connection.sni))));
  if (!byName.some(({ isForHttp }) => isForHttp)) return byName;
  const forHttp = byName.filter(({ isForHttp }) => isForHttp === connection.isPlainHttp);
  // TLS is told from the rest only where somebody looks at names.
  const seesTls = chains.some(({ sniHosts }) => sniHosts.length > 0);
  return connection.isPlainHttp || seesTls && connection.isTls ? forHttp : [];
}

/** Those that match best; if no chain matches, those that ask for nothing. */
function ranked<T>(chains: readonly FilterChain<T>[], asked: (chain: FilterChain<T>) => readonly string[],
  rank: (asked: readonly string[]) => number): readonly FilterChain<T>[] {
  if (chains.every(chain => asked(chain).length === 0)) return chains;
  const ranks = chains.map(chain => asked(chain).length === 0 ? 0 : rank(asked(chain)));
  const best = Math.max(0, ...ranks);
  return chains.filter((chain, at) => best > 0 ? ranks[at] === best : asked(chain).length === 0);
}

function rankOf(name: string, sni: string): number {
  if (name === sni) return Number.MAX_SAFE_INTEGER;
  return isWithin(sni, name) ? name.length : 0;
}

/** One more than the bits of a range that an address has, as a range may have none, or 0 where it is outside; a range that is given by its text is itself. */
function bitsIn(subnet: string, address: string): number {
  const [base, bits = '32'] = subnet.split('/');
  if (subnet === address) return Number(bits) + 1;
  const [first, wanted] = [base, address].map(numberOf);
  if (first === undefined || wanted === undefined) return 0;
  const shift = 2 ** (32 - Number(bits));
  return Math.floor(first / shift) === Math.floor(wanted / shift) ? Number(bits) + 1 : 0;
}

function numberOf(address: string): number | undefined {
  const parts = address.split('.').map(Number);
  return parts.length === 4 && parts.every(part => part >= 0 && part <= 255) ? parts.reduce((sum, part) => sum * 256 + part, 0) : undefined;
}
