import { containersIn, type Pod } from './pod';
import { CLUSTER_DOMAIN } from '../../model/hosts';
import { INGRESS_GATEWAY } from '../../model/installed-gateways';
import type { ManifestObject } from '../../model/manifest';
import { Field } from '../objects/field';
import { subjectOf, type Subject } from '../objects/subject';

const { namespace, name, labels, ports } = INGRESS_GATEWAY;

/** The Service of the ingress gateway that comes with Istio. */
export const INGRESS_SERVICE: Subject = serviceOfIstio();

/** Its pods. */
export const INGRESS_POD: Pod = podOfIstio();

function podOfIstio(): Pod {
  const spec = new Field({ containers: [{ name: 'istio-proxy' }] });
  return { subject: undefined, namespace, labels, annotations: {}, metadata: new Field({}), spec, containers: containersIn(spec, 'containers') };
}

function serviceOfIstio(): Subject {
  const spec = { selector: labels, ports };
  const object: ManifestObject = {
    group: '', version: 'v1', kind: 'Service', namespace, name, labels, annotations: {}, spec, body: { spec }, place: { file: '', line: 0 }, lineOf: () => 0,
  };
  return subjectOf(object, CLUSTER_DOMAIN);
}
