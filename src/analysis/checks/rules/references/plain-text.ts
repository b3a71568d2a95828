import { idOf } from '../../../routing/rules/virtual-service';
import type { Context } from '../../index/context';
import { partsOf } from '../../index/gateways';
import { hostOfRule, serviceOf, servicePorts } from '../../index/hosts';
import { isInjected } from '../../index/injection';
import type { Field } from '../../objects/field';
import type { Subject } from '../../objects/subject';
import { either, REVIEWS, sidecar, tlsPolicy, together } from '../../rule/example';
import { ofEachWith } from '../../rule/rule';
import { isSelectedBy } from '../../values/label';

/** The namespace of Istio itself, whose PeerAuthentication is everyone's who has no other one. */
const ROOT = 'istio-system';

/** Plain text that is sent to pods which take mTLS alone. */
export const plainText = ofEachWith('DestinationRule', ['tls'], {
  finds: {
    MAN798: {
      level: 'error',
      istio: null,
      kiali: 'KIA0207',
      title: 'clients must not send plain text to pods that take mTLS alone',
      remedy: 'remove tls, or write mode: ISTIO_MUTUAL; or set the PeerAuthentication to PERMISSIVE while both are needed',
    },
  },
  visitAmong: (subject, say, context) => {
    if (context.of('PeerAuthentication').length === 0) return;
    const { namespace } = subject.object;
    const { full } = hostOfRule(subject);
    const service = context.find('Service', ...partsOf(namespace, serviceOf(full, namespace, context.domain)));
    if (service === undefined) return;
    for (const { mode, labels, port } of disabled(subject.spec)) {
      const strict = strictFor(service, labels, port, context);
      if (strict !== undefined) say('MAN798', mode, `the pods of '${full}' take mTLS alone, as PeerAuthentication '${idOf(strict.object)}' says`);
    }
  },
  examples: () => ({
    MAN798: either(mode => together(REVIEWS, tlsPolicy('mode: DISABLE'), STRICT.replace('STRICT', mode)), 'STRICT', 'PERMISSIVE'),
  }),
});

const STRICT = sidecar('{ mtls: { mode: STRICT } }').replace('networking.istio.io', 'security.istio.io').replace('Sidecar', 'PeerAuthentication');

type Labels = Readonly<Record<string, string>>;

interface Disabled {
  readonly mode: Field;
  readonly labels: Labels;
  /** Of the service; all where it is 0. */
  readonly port: number;
}

/** Where plain text is wanted: for all, for a port, or for a subset. */
function disabled(spec: Field): readonly Disabled[] {
  const policies = [{ policy: spec.get('trafficPolicy'), labels: {} }, ...spec.get('subsets').items().map(one => ({ policy: one.get('trafficPolicy'), labels: one.get('labels').labels }))];
  const all = policies.flatMap(({ policy, labels }) => [
    { mode: policy.at('tls', 'mode'), labels, port: 0 },
    ...policy.get('portLevelSettings').items().map(one => ({ mode: one.at('tls', 'mode'), labels, port: one.at('port', 'number').number })),
  ]);
  return all.filter(({ mode }) => mode.text === 'DISABLE');
}

/** The PeerAuthentication that has some port of the pods take mTLS alone, if they have sidecars. */
function strictFor(service: Subject, labels: Labels, port: number, context: Context): Subject | undefined {
  const { namespace } = service.object;
  const selector = { ...service.spec.get('selector').labels, ...labels };
  const pods = context.pods.selectedBy(selector).filter(one => one.namespace === namespace);
  if (Object.keys(selector).length === 0 || pods.length > 0 && !pods.some(pod => isInjected(context, pod))) return undefined;
  const asked = pods.length > 0 ? pods.map(one => one.labels) : [selector];
  const found = asked.map(one => authenticationFor(one, namespace, context)).find(one => one !== undefined);
  const ports = servicePorts(service.spec).filter(one => port === 0 || one.port === port);
  return found !== undefined && ports.some(({ target }) => isStrict(found, target, namespace, context)) ? found : undefined;
}

function isStrict({ spec }: Subject, target: number | string, namespace: string, context: Context): boolean {
  const own = spec.at('portLevelMtls', String(target), 'mode').text;
  const mode = [own, spec.at('mtls', 'mode').text].find(isSaid) ?? generalMode(namespace, context);
  return mode === 'STRICT';
}

/** What holds where the PeerAuthentication of some pods leaves it open. */
function generalMode(namespace: string, context: Context): string | undefined {
  const general = [namespace, ROOT].flatMap(place => context.of('PeerAuthentication').filter(({ object, spec }) => object.namespace === place && isForAll(spec)));
  return general.map(({ spec }) => spec.at('mtls', 'mode').text).find(isSaid);
}

function isSaid(mode: string): boolean {
  return mode !== '' && mode !== 'UNSET';
}

function isForAll(spec: Field): boolean {
  return Object.keys(spec.at('selector', 'matchLabels').labels).length === 0;
}

/** The one that counts for pods: that selects them, else that of their namespace, else that of the root namespace. */
function authenticationFor(labels: Labels, namespace: string, context: Context): Subject | undefined {
  const all = context.of('PeerAuthentication');
  const own = all.filter(({ object }) => object.namespace === namespace);
  return own.find(({ spec }) => !isForAll(spec) && isSelectedBy(spec.at('selector', 'matchLabels').labels, labels)) ??
    own.find(({ spec }) => isForAll(spec)) ?? all.find(({ object, spec }) => object.namespace === ROOT && isForAll(spec));
}
