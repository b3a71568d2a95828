import type { Context } from '../../index/context';
import { autoImage, namespaceLabels } from '../../index/injection';
import { type Pod, podOf } from '../../index/pod';
import type { Field } from '../../objects/field';
import { deployment, either, together, namespaceWith } from '../../rule/example';
import { ofEach } from '../../rule/rule';

/** Deployments whose image will not be replaced. */
export const imagesOfDeployments = ofEach('Deployment', {
  finds: {
    MAN609: { level: 'warning', istio: 'IST0146', kiali: null, title: 'a pod template with the image auto must be injected', remedy: 'label the pods sidecar.istio.io/inject: "true"' },
  },
  visitAmong: (subject, say, context) => {
    const pod = podOf(subject);
    const image = autoImage(pod);
    if (image && !isReplaced(pod, context)) say('MAN609', image, 'the image is auto, and no webhook replaces it');
  },
  examples: () => ({
    MAN609: either(label => automatic(`istio-injection: ${label}`), 'disabled', 'enabled'),
  }),
});

/** Without webhooks among the manifests, those that Istio installs are taken for granted. */
function isReplaced(pod: Pod, context: Context): boolean {
  const labels = namespaceLabels(context, pod.namespace);
  const configurations = context.of('MutatingWebhookConfiguration');
  if (configurations.length === 0) return isReplacedByDefault(labels, pod.labels);
  return configurations.flatMap(({ root }) => root.get('webhooks').items()).filter(webhook => webhook.get('name').text.endsWith('istio.io'))
    .some(webhook => matches(webhook.get('namespaceSelector'), labels) && matches(webhook.get('objectSelector'), pod.labels));
}

function isReplacedByDefault(namespace: Readonly<Record<string, string>>, pod: Readonly<Record<string, string>>): boolean {
  const wish = pod['sidecar.istio.io/inject'];
  if (namespace['istio-injection'] === 'disabled' || wish === 'false') return false;
  return wish === 'true' || namespace['istio-injection'] === 'enabled' || 'istio.io/rev' in namespace || 'istio.io/rev' in pod;
}

function matches(selector: Field, labels: Readonly<Record<string, string>>): boolean {
  return selector.get('matchLabels').entries().every(([key, value]) => labels[key] === value.text) &&
    selector.get('matchExpressions').items().every(expression => holds(expression, labels));
}

function holds(expression: Field, labels: Readonly<Record<string, string>>): boolean {
  const [key, values] = [expression.get('key').text, expression.get('values').texts];
  switch (expression.get('operator').text) {
    case 'In': return key in labels && values.includes(labels[key]);
    case 'NotIn': return !(key in labels) || !values.includes(labels[key]);
    case 'Exists': return key in labels;
    case 'DoesNotExist': return !(key in labels);
    default: return false;
  }
}

const automatic = (labels: string): string => together(namespaceWith(labels), deployment('app: edge', 'containers: [{ name: istio-proxy, image: auto }]'));
