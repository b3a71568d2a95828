import type { Field } from '../../objects/field';
import { either, ROUTE, virtualService } from '../../rule/example';
import { demand, type Say } from '../../rule/rule';
import { isSubnet } from '../../values/host';
import { quoted } from '../../values/quoted';

/** Addresses and blocks of addresses. */
export const SUBNETS = demand({
  finds: {
    MAN028: {
      level: 'error', istio: 'webhook', kiali: null, title: 'an address must be an IP address or a block of IP addresses', remedy: 'write it as 10.1.2.3 or 10.0.0.0/8',
    },
  },
  examples: () => ({
    MAN028: either(subnet => virtualService(`{ hosts: [db], tcp: [{ match: [{ destinationSubnets: [${subnet}] }], ${ROUTE} }] }`), '10.0.0.0/33', '10.0.0.0/8'),
  }),
});

/** Addresses or blocks of addresses. */
export function wantSubnets(list: Field, say: Say<'MAN028'>): void {
  for (const item of list.items()) {
    if (!isSubnet(item.text)) say('MAN028', item, `${quoted(item.text)} is neither an address nor a block of addresses`);
  }
}
