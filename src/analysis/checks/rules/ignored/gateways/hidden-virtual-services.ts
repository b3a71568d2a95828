import { gatewaysOf, workloadOf } from '../../../index/gateways';
import { either, together, atGateway, EDGE } from '../../../rule/example';
import { ofEachWith } from '../../../rule/rule';

/** VirtualServices that the pods of their gateway do not see. */
export const hiddenFromGateways = ofEachWith('VirtualService', ['gateways'], {
  finds: {
    MAN711: {
      level: 'warning', istio: null, kiali: null, title: 'a VirtualService must be exported to the pods of its gateway', remedy: 'export it to their namespace, too',
    },
  },
  visitAmong: (subject, say, context) => {
    const { object, spec } = subject;
    const exportTo = spec.get('exportTo').texts.map(scope => scope === '.' ? object.namespace : scope);
    if (exportTo.length === 0 || exportTo.includes('*')) return;
    for (const gateway of gatewaysOf(subject, context)) {
      const blind = workloadOf(gateway, context).pods.find(pod => !exportTo.includes(pod.namespace));
      if (blind) say('MAN711', spec.get('exportTo'), `the pods of '${gateway.object.name}' are in '${blind.namespace}'`);
    }
  },
  examples: () => ({
    MAN711: either(scope => together(EDGE, atGateway(`hosts: [shop.example.com], exportTo: ["${scope}"]`)), '.', '*'),
  }),
});
