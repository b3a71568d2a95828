import { settings } from './parts';
import type { Field } from '../../objects/field';
import { ofEachWith, type Say } from '../../rule/rule';
import { wantDuration } from '../demands';

const TABLE_LIMIT = 5_000_011;

/** How requests are shared out among pods. */
export const loadBalancers = ofEachWith('DestinationRule', ['loadBalancer'], ({ spec }, say) => {
  for (const { block, isWarnedAbout } of settings(spec)) {
    const hash = block.at('loadBalancer', 'consistentHash');
    wantCookie(hash.get('httpCookie'), say);
    wantRing(hash, isWarnedAbout, say);
    if (hash.get('maglev').isSet) wantTable(hash.at('maglev', 'tableSize'), say);
    wantWarmup(block.at('loadBalancer', 'warmup'), say);
  }
});

function wantCookie(cookie: Field, say: Say): void {
  if (cookie.isSet && !cookie.get('name').text) say('MAN212', cookie.get('name'), 'a cookie has no name');
  const known = new Set<string>();
  for (const name of cookie.get('attributes').items().map(attribute => attribute.get('name'))) {
    if (!name.text) say('MAN212', name, 'an attribute of a cookie has no name');
    else if (known.has(name.text)) say('MAN212', name, `the attribute '${name.text}' is there twice`);
    known.add(name.text);
  }
}

function wantRing(hash: Field, isWarnedAbout: boolean, say: Say): void {
  const size = hash.get('minimumRingSize');
  if (size.number === 0) return;
  if (isWarnedAbout) say('MAN213', size, 'minimumRingSize is deprecated here');
  if (hash.get('ringHash').isSet || hash.get('maglev').isSet) say('MAN214', size, 'it has both minimumRingSize and an algorithm');
}

function wantTable(size: Field, say: Say): void {
  if (size.number <= 0 || size.number >= TABLE_LIMIT || !isPrime(size.number)) say('MAN215', size, `${size.number} is no prime number below ${TABLE_LIMIT}`);
}

/** As Envoy counts: 1 is a prime number, too. */
function isPrime(number: number): boolean {
  if (number < 4) return number !== 0;
  if (number % 2 === 0) return false;
  for (let factor = 3; factor * factor <= number; factor += 2) if (number % factor === 0) return false;
  return true;
}

function wantWarmup(warmup: Field, say: Say): void {
  wantDuration(warmup.get('duration'), say);
  const aggression = warmup.get('aggression');
  if (aggression.isSet && aggression.number <= 0) say('MAN216', aggression, `the aggression is ${aggression.number}`);
}
