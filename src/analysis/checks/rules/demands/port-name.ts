import type { Field } from '../../objects/field';
import { either, gateway, HOSTS, PORT_80 } from '../../rule/example';
import { demand, type Say } from '../../rule/rule';
import { quoted } from '../../values/quoted';

/** Names of ports. */
export const PORT_NAME = demand({
  finds: {
    MAN303: { level: 'error', istio: 'webhook', kiali: null, title: 'each port of a Gateway must have a name of its own', remedy: 'write another name' },
  },
  examples: () => ({
    MAN303: either(two, 'http', 'http-more'),
  }),
});

/** The name of a port of a server. */
export function wantPortName(port: Field, say: Say<'MAN303'>): void {
  if (!port.get('name').text) say('MAN303', port.get('name'), 'a port has no name');
}

/** A name that no other port of the Gateway has. */
export function wantNewPortName(port: Field, others: Set<string>, say: Say<'MAN303'>): void {
  const name = port.get('name');
  if (port.isSet && others.has(name.text)) say('MAN303', name, `the port name ${quoted(name.text)} is there twice`);
  others.add(name.text);
}

const two = (name: string): string => gateway(`{ servers: [{ ${PORT_80}, ${HOSTS} }, { port: { number: 81, name: ${name}, protocol: HTTP }, ${HOSTS} }] }`);
