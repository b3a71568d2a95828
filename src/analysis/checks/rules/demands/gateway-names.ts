import type { Field } from '../../objects/field';
import { either, ROUTE, virtualService } from '../../rule/example';
import { demand, type Say } from '../../rule/rule';
import { hostProblem } from '../../values/host';
import { isDnsLabel } from '../../values/label';
import { quoted } from '../../values/quoted';

/** Names of gateways. */
export const GATEWAY_NAMES = demand({
  finds: {
    MAN026: { level: 'error', istio: 'webhook', kiali: null, title: 'a gateway must be called name or namespace/name', remedy: 'write namespace/name' },
    MAN027: {
      level: 'warning', istio: 'IST0133', kiali: null, title: 'a gateway of another namespace must be called namespace/name', remedy: 'write namespace/name',
    },
  },
  examples: () => ({
    MAN026: either(withGateways, '"*/edge"', 'istio-system/edge'),
    MAN027: either(withGateways, 'edge.istio-system', 'istio-system/edge'),
  }),
});

/**
 * Names of gateways: `name` or `namespace/name`. Istio's webhook stops after the first without a namespace, so a wrong one behind it is not rejected, and
 * not said here either: it is found as a gateway that does not exist.
 */
export function wantGatewayNames(field: Field, say: Say<'MAN026' | 'MAN027'>, isSaid: (code: 'MAN027') => boolean = () => true): void {
  for (const item of field.items()) {
    const slash = item.text.indexOf('/');
    if (slash < 0) return plainName(item, say, isSaid);
    for (const part of [item.text.slice(0, slash), item.text.slice(slash + 1)]) {
      if (!isDnsLabel(part)) say('MAN026', item, `${quoted(item.text)} is not a gateway: ${quoted(part)} is not a DNS label`);
    }
  }
}

function plainName(item: Field, say: Say<'MAN026' | 'MAN027'>, isSaid: (code: 'MAN027') => boolean): void {
  const problem = hostProblem(item.text);
  if (problem) say('MAN026', item, problem);
  if (item.text.includes('.') && isSaid('MAN027')) {
    const [name, namespace] = item.text.split('.');
    say('MAN027', item, `${quoted(item.text)} is a deprecated way to write '${namespace}/${name}': it works, but istioctl analyze does not understand it`);
  }
}

const withGateways = (names: string): string => virtualService(`{ hosts: [reviews], gateways: [${names}], http: [{ ${ROUTE} }] }`);
