import type { Field } from '../../../objects/field';
import { either, policyWith } from '../../../rule/example';
import { ofEachWith, type Say } from '../../../rule/rule';
import { policies } from '../../destination-rule/parts';

const BLOCKS = ['connectionPool', 'outlierDetection', 'loadBalancer', 'tls'];

/** Settings of ports, which replace those of the whole. */
export const portSettings = ofEachWith('DestinationRule', ['portLevelSettings'], {
  finds: {
    MAN734: { level: 'warning', istio: null, kiali: null, title: 'the settings of a port must be written once, and for a port other than 0', remedy: 'merge them: Istio uses the first' },
    MAN735: { level: 'info', istio: null, kiali: null, title: 'the settings of a port should be complete', remedy: 'repeat the missing blocks if they are to hold for the port: its settings replace the whole policy' },
  },
  visit: ({ spec }, say) => {
    for (const { block } of policies(spec)) {
      const known = new Set<number>();
      for (const setting of block.get('portLevelSettings').items()) {
        const { number } = setting.at('port', 'number');
        if (setting.get('port').isSet && (number === 0 || known.has(number))) say('MAN734', setting.get('port'), number === 0 ? '0 is not a port' : `port ${number} is there twice`);
        known.add(number);
        wantNothingLost(block, setting, say);
      }
    }
  },
  examples: () => ({
    MAN734: either(ports, '80', '81'),
    MAN735: either(more => policyWith(`connectionPool: { tcp: { maxConnections: 5 } }, portLevelSettings: [{ port: { number: 80 }, outlierDetection: {}${more} }]`), '', ', connectionPool: { tcp: { maxConnections: 5 } }'),
  }),
});

function wantNothingLost(policy: Field, setting: Field, say: Say<'MAN735'>): void {
  const lost = BLOCKS.filter(name => policy.get(name).isSet && !setting.get(name).isSet);
  if (lost.length > 0) say('MAN735', setting, `${lost.join(', ')} of the policy does not apply to port ${setting.at('port', 'number').number}`);
}

const ports = (second: string): string => policyWith(`portLevelSettings: [{ port: { number: 80 }, outlierDetection: {} }, { port: { number: ${second} }, outlierDetection: {} }]`);
