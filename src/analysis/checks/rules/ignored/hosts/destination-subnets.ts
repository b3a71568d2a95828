import type { Context } from '../../../index/context';
import type { Subject } from '../../../objects/subject';
import { either, serviceEntry, together, virtualService } from '../../../rule/example';
import { ofEachWith } from '../../../rule/rule';
import { isAddress, isBlock } from '../../../values/host';
import { listed } from '../../../values/listed';
import { quoted } from '../../../values/quoted';
import { isInMesh } from '../../virtual-service/parts';
import { ownHosts } from '../../virtual-service/routes';

/** Subnets that no address of the hosts is in: connections come in at the address of a service. */
export const subnetsHold = ofEachWith('VirtualService', ['destinationSubnets'], {
  finds: {
    MAN774: { level: 'warning', istio: null, kiali: null, title: 'a subnet to match must hold an address of the hosts', remedy: 'write a subnet that one of the addresses of the ServiceEntry, or the clusterIP of the Service, lies in' },
  },
  visitAmong: (subject, say, context) => {
    const { spec } = subject;
    const addresses = isInMesh(spec) ? addressesOf(subject, context) : undefined;
    if (addresses === undefined) return;
    for (const match of ['tcp', 'tls'].flatMap(kind => spec.get(kind).items()).flatMap(route => route.get('match').items())) {
      for (const subnet of match.get('destinationSubnets').items().filter(({ text }) => isIpV4(text))) {
        if (!addresses.some(address => isIn(address, subnet.text))) say('MAN774', subnet, `${quoted(subnet.text)} holds none of the addresses ${listed(addresses)}`);
      }
    }
  },
  examples: () => ({
    MAN774: either(subnet => together(
      serviceEntry('{ hosts: [db.example.com], addresses: [10.20.0.15], resolution: STATIC, endpoints: [{ address: 10.20.0.15 }], ports: [{ number: 5432, name: tcp, protocol: TCP }] }'),
      virtualService(`{ hosts: [db.example.com], tcp: [{ match: [{ destinationSubnets: [${subnet}] }], route: [{ destination: { host: db.example.com, port: { number: 5432 } } }] }] }`),
    ), '10.30.0.0/16', '10.20.0.0/16'),
  }),
});

/** The addresses of all hosts; nothing where one of them has another kind of address, or none that is written. */
function addressesOf(subject: Subject, context: Context): readonly string[] | undefined {
  const found = ownHosts(subject).map((host): readonly string[] => {
    const behind = context.hosts.find(host)?.subject?.spec;
    return behind === undefined ? [] : [...behind.get('addresses').texts, behind.get('clusterIP').text].filter(text => text !== '');
  });
  const all = found.flat();
  return found.length > 0 && found.every(({ length }) => length > 0) && all.every(text => isAddress(text) && isIpV4(text)) ? all : undefined;
}

function isIpV4(text: string): boolean {
  return !text.includes(':') && (isAddress(text) || isBlock(text));
}

function isIn(address: string, subnet: string): boolean {
  const [base, bits = '32'] = subnet.split('/');
  const size = 2 ** (32 - Number(bits));
  return Math.floor(numberOf(address) / size) === Math.floor(numberOf(base) / size);
}

function numberOf(address: string): number {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}
