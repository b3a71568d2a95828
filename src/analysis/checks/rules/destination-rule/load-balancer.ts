import { settings } from './parts';
import type { Field } from '../../objects/field';
import { either, policyWith } from '../../rule/example';
import { ofEachWith, type Say } from '../../rule/rule';
import { quoted } from '../../values/quoted';
import { DURATION, wantDuration } from '../demands/duration';

const TABLE_LIMIT = 5_000_011;

/** How requests are shared out among pods. */
export const loadBalancers = ofEachWith('DestinationRule', ['loadBalancer'], {
  finds: {
    MAN212: { level: 'error', istio: 'webhook', kiali: null, title: 'a cookie and its attributes must have names, each only once', remedy: 'write a name for each, and each name once' },
    MAN213: { level: 'warning', istio: 'IST0133', kiali: null, title: 'the size of a hash ring must be written in ringHash', remedy: 'write ringHash: { minimumRingSize: … }' },
    MAN214: { level: 'error', istio: 'webhook', kiali: null, title: 'a consistent hash must not have both minimumRingSize and an algorithm', remedy: 'leave minimumRingSize out' },
    MAN215: { level: 'error', istio: 'webhook', kiali: null, title: 'the table of maglev must have a prime size', remedy: 'write a prime number such as 65537' },
    MAN216: { level: 'error', istio: 'webhook', kiali: null, title: 'the aggression of a warm-up must be more than 0', remedy: 'write 1 for a steady increase' },
  },
  says: [DURATION],
  visit: ({ spec }, say) => {
    for (const { block, isWarnedAbout } of settings(spec)) {
      const hash = block.at('loadBalancer', 'consistentHash');
      wantCookie(hash.get('httpCookie'), say);
      wantRing(hash, isWarnedAbout, say);
      if (hash.get('maglev').isSet) wantTable(hash.at('maglev', 'tableSize'), say);
      wantWarmup(block.at('loadBalancer', 'warmup'), say);
    }
  },
  examples: () => ({
    MAN212: either(name => hash(`httpCookie: { name: "${name}", ttl: 5s }`), '', 'user'),
    MAN213: either(size => hash(`useSourceIp: true, ${size}`), 'minimumRingSize: 1024', 'ringHash: { minimumRingSize: 1024 }'),
    MAN214: either(size => hash(`useSourceIp: true, ringHash: {}${size}`), ', minimumRingSize: 1024', ''),
    MAN215: either(size => hash(`useSourceIp: true, maglev: { tableSize: ${size} }`), '65536', '65537'),
    MAN216: either(aggression => policyWith(`loadBalancer: { warmup: { duration: 30s, aggression: ${aggression} } }`), '0', '1'),
  }),
});

function wantCookie(cookie: Field, say: Say<'MAN212'>): void {
  if (cookie.isSet && !cookie.get('name').text) say('MAN212', cookie.get('name'), 'a cookie has no name');
  const known = new Set<string>();
  for (const name of cookie.get('attributes').items().map(attribute => attribute.get('name'))) {
    if (!name.text) say('MAN212', name, 'an attribute of a cookie has no name');
    else if (known.has(name.text)) say('MAN212', name, `the attribute ${quoted(name.text)} is there twice`);
    known.add(name.text);
  }
}

function wantRing(hash: Field, isWarnedAbout: boolean, say: Say<'MAN213' | 'MAN214'>): void {
  const size = hash.get('minimumRingSize');
  if (size.number === 0) return;
  if (isWarnedAbout) say('MAN213', size, 'minimumRingSize is deprecated here');
  if (hash.get('ringHash').isSet || hash.get('maglev').isSet) say('MAN214', size, 'it has both minimumRingSize and an algorithm');
}

function wantTable(size: Field, say: Say<'MAN215'>): void {
  if (size.number <= 0 || size.number >= TABLE_LIMIT || !isPrime(size.number)) say('MAN215', size, `${size.number} is not a prime number below ${TABLE_LIMIT}`);
}

/** As Envoy counts: 1 is a prime number, too. */
function isPrime(number: number): boolean {
  if (number < 4) return number !== 0;
  if (number % 2 === 0) return false;
  for (let factor = 3; factor * factor <= number; factor += 2) if (number % factor === 0) return false;
  return true;
}

function wantWarmup(warmup: Field, say: Say<'MAN020' | 'MAN216'>): void {
  wantDuration(warmup.get('duration'), say);
  const aggression = warmup.get('aggression');
  if (aggression.isSet && aggression.number <= 0) say('MAN216', aggression, `the aggression is ${aggression.number}`);
}

const hash = (fields: string): string => policyWith(`loadBalancer: { consistentHash: { ${fields} } }`);
