import { settings } from './parts';
import type { Field } from '../../objects/field';
import { either, policyWith } from '../../rule/example';
import { ofEachWith, type Say } from '../../rule/rule';
import { quoted } from '../../values/quoted';

const TOPOLOGY = new Set(['topology.kubernetes.io/region', 'topology.kubernetes.io/zone', 'topology.istio.io/subzone']);

/** How requests are shared out among regions and zones. */
export const localities = ofEachWith('DestinationRule', ['loadBalancer'], {
  finds: {
    MAN217: { level: 'error', istio: 'webhook', kiali: null, title: 'a load balancer must not have both localityLbSetting and zoneAwareLbSetting', remedy: 'leave one out' },
    MAN218: { level: 'error', istio: 'webhook', kiali: null, title: 'a localityLbSetting must not combine failover with distribute, or with priorities by region, zone or subzone', remedy: 'keep one of the two' },
    MAN219: {
      level: 'error', istio: 'webhook', kiali: null, title: 'localities must not overlap, and their shares must add up to 100', remedy: 'write region, region/zone or region/zone/subzone, with shares that add up to 100',
    },
    MAN220: { level: 'error', istio: 'webhook', kiali: null, title: 'requests must fail over from one region to another', remedy: 'write the names of two regions; leave labels of regions, zones and subzones out of zoneAwareLbSetting' },
    MAN221: {
      level: 'warning', istio: 'IST0133', kiali: null, title: 'a load balancer that fails over must have an outlierDetection', remedy: 'write outlierDetection beside the load balancer',
    },
  },
  visit: ({ spec }, say) => {
    for (const { block, isWarnedAbout } of settings(spec)) {
      const balancer = block.get('loadBalancer');
      const [locality, zones] = [balancer.get('localityLbSetting'), balancer.get('zoneAwareLbSetting')];
      if (locality.isSet && zones.isSet) say('MAN217', zones, 'it has both localityLbSetting and zoneAwareLbSetting');
      for (const setting of [locality, zones].filter(({ isSet }) => isSet)) {
        if (setting === zones || wantOnePlan(setting, say)) wantFailover(setting, say, isWarnedAbout && !block.get('outlierDetection').isSet);
      }
      for (const item of zones.get('failoverPriority').items().filter(({ text }) => TOPOLOGY.has(text))) {
        say('MAN220', item, `${quoted(item.text)} is heeded anyway by a zoneAwareLbSetting`);
      }
    }
  },
  examples: () => ({
    MAN217: either(more => policyWith(`loadBalancer: { localityLbSetting: {}${more} }`), ', zoneAwareLbSetting: {}', ''),
    MAN218: either(more => locality(`failover: [{ from: us, to: eu }]${more}`), ', distribute: [{ from: us, to: { us: 100 } }]', ''),
    MAN219: either(share => locality(`distribute: [{ from: us/*, to: { us: 80, eu: ${share} } }]`), '30', '20'),
    MAN220: either(to => locality(`failover: [{ from: us, to: ${to} }]`), 'us', 'eu'),
    MAN221: either(more => policyWith(`${FAILOVER}${more}`), '', ', outlierDetection: {}'),
  }),
});

/** Tells whether the rest of the setting is worth to look at: Istio stops at the first contradiction. */
function wantOnePlan(setting: Field, say: Say<'MAN218' | 'MAN219'>): boolean {
  const [distribute, failover] = [setting.get('distribute').items(), setting.get('failover').items()];
  const topology = setting.get('failoverPriority').items().find(({ text }) => TOPOLOGY.has(text));
  if (distribute.length > 0 && failover.length > 0) say('MAN218', setting.get('failover'), 'it has both distribute and failover');
  else if (failover.length > 0 && topology) say('MAN218', topology, `it has both failover and the priority '${topology.text}'`);
  else return wantShares(distribute, say);
  return false;
}

function wantShares(distribute: readonly Field[], say: Say<'MAN219'>): boolean {
  for (const item of distribute) {
    const shares = item.get('to').entries().map(([, share]) => share);
    const wrong = shares.find(({ number }) => number < 1 || number > 100);
    const total = shares.reduce((sum, { number }) => sum + number, 0);
    if (wrong) say('MAN219', wrong, `${wrong.number} is not a share`);
    else if (total !== 100) say('MAN219', item.get('to'), `the shares add up to ${total}`);
    else wantApart(item.get('to').entries().map(([name, field]) => ({ name, field })), say);
    if (wrong || total !== 100) return false;
  }
  wantApart(distribute.map(item => ({ name: item.get('from').text, field: item.get('from') })), say);
  return true;
}

interface Locality {
  readonly name: string;
  readonly field: Field;
}

/** Regions, zones and subzones must not lie in one another, and have a wildcard at most at their end. */
function wantApart(all: readonly Locality[], say: Say<'MAN219'>): void {
  const known: string[] = [];
  for (const { name, field } of all) {
    const star = name.indexOf('*');
    if (star >= 0 && star < name.length - 1) return say('MAN219', field, `${quoted(name)} has a wildcard before its end`);
    const parts = name.split('/').filter((_, index) => index < 3);
    if (parts.some(part => part === '')) return say('MAN219', field, `${quoted(name)} has an empty part`);
    const place = parts.join('/').replace(/\/\*$/, '');
    if (known.some(other => isIn(place, other) || isIn(other, place))) return say('MAN219', field, `${quoted(name)} overlaps another`);
    known.push(place);
  }
}

const isIn = (place: string, other: string): boolean => other === '*' || place === other || place.startsWith(`${other}/`);

function wantFailover(setting: Field, say: Say<'MAN220' | 'MAN221'>, unwatched: boolean): void {
  const failover = setting.get('failover').items();
  if (unwatched && failover.length + setting.get('failoverPriority').length > 0) {
    say('MAN221', setting, 'requests fail over, but nothing detects what fails');
  }
  for (const item of failover) {
    const [from, to] = [item.get('from'), item.get('to')];
    if (from.text === to.text) say('MAN220', to, `${quoted(from.text)} fails over to itself`);
    for (const region of [from, to].filter(({ text }) => /[/*]/.test(text))) say('MAN220', region, `${quoted(region.text)} is not a region`);
  }
}

const locality = (fields: string): string => policyWith(`outlierDetection: {}, loadBalancer: { localityLbSetting: { ${fields} } }`);
const FAILOVER = 'loadBalancer: { localityLbSetting: { failover: [{ from: us, to: eu }] } }';
