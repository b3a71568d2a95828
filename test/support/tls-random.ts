import * as fc from 'fast-check';
import { covers } from './calls';
import type { TlsProgram, TlsSetting } from './programs';

/** The Secrets that gateways find. */
export const CREDENTIALS = ['shop', 'shop.example.com'];

const settings: fc.Arbitrary<TlsSetting> = fc.record({
  mode: fc.constantFrom('simple', 'mutual', 'none'),
  credential: fc.constantFrom(...CREDENTIALS),
  version: fc.option(fc.constantFrom('TLS_1_2', 'TLS_1_3'), { nil: undefined, freq: 1 }),
});

/** TLS for some hosts: what a wildcard covers has the setting of the wildcard, as the library demands. */
export const tlsFor = (hosts: readonly string[]): fc.Arbitrary<TlsProgram> => fc.record({
  form: fc.constantFrom('all', 'perHost'),
  list: fc.array(settings, { minLength: hosts.length, maxLength: hosts.length }),
}).map(({ form, list }) => {
  const ownerOf = (host: string) => hosts.findIndex(other => covers(other, host) && hosts.every(third => third === other || !covers(third, other)));
  return { form, settings: Object.fromEntries(hosts.map(host => [host, list[form === 'all' ? 0 : ownerOf(host)]])) };
});
