import type { Field } from '../objects/field';
import type { Say } from '../rule/rule';
import { hostProblem } from '../values/host';
import { isDnsLabel } from '../values/label';

/**
 * Names of gateways: `name` or `namespace/name`. Istio's webhook stops after the first without a namespace, so a wrong one behind it is not rejected, and
 * not said here either: it is found as a gateway that does not exist.
 */
export function wantGatewayNames(field: Field, say: Say, isSaid: (code: 'MAN027') => boolean = () => true): void {
  for (const item of field.items()) {
    const slash = item.text.indexOf('/');
    if (slash < 0) return plainName(item, say, isSaid);
    for (const part of [item.text.slice(0, slash), item.text.slice(slash + 1)]) {
      if (!isDnsLabel(part)) say('MAN026', item, `'${item.text}' is no gateway: '${part}' is no DNS label`);
    }
  }
}

function plainName(item: Field, say: Say, isSaid: (code: 'MAN027') => boolean): void {
  const problem = hostProblem(item.text);
  if (problem) say('MAN026', item, problem);
  if (item.text.includes('.') && isSaid('MAN027')) {
    const [name, namespace] = item.text.split('.');
    say('MAN027', item, `'${item.text}' is an old way to write '${namespace}/${name}'`);
  }
}
