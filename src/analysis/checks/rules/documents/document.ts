import { either, httpRoute, ROUTE, virtualService } from '../../rule/example';
import { ofDocuments } from '../../rule/rule';
import { SHAPES } from '../../schema/shapes';
import { LABELS, METADATA, wantStrings } from '../demands/labels';

const VERSIONS = new Set(['v1', 'v1beta1', 'v1alpha3']);
const TOP_LEVEL = new Set(['apiVersion', 'kind', 'metadata', 'spec', 'status']);

/** The shape of a document: its version, and the fields beside its spec. */
export const documents = ofDocuments({
  finds: {
    MAN008: {
      level: 'error', istio: 'schema', kiali: null, title: 'an object must have a version in which its kind exists', remedy: 'write networking.istio.io/v1',
    },
    MAN009: {
      level: 'error', istio: 'webhook', kiali: null, title: 'a document must have no other fields than apiVersion, kind, metadata, spec and status', remedy: 'move the field into spec',
    },
  },
  says: [LABELS],
  visit: (written, sayOf) => {
    for (const subject of Object.keys(SHAPES).flatMap(kind => written.of(kind))) {
      const { object, root } = subject;
      const say = sayOf(subject);
      if (!VERSIONS.has(object.version)) say('MAN008', root.get('apiVersion'), `there is no ${object.kind} of ${object.version || 'no version'}`);
      for (const name of Object.keys(object.body)) {
        if (!TOP_LEVEL.has(name)) say('MAN009', root.get(name), `a document has no field '${name}'`);
      }
      for (const path of METADATA) wantStrings(subject, path, say);
    }
  },
  examples: () => ({
    MAN008: either(version => httpRoute(ROUTE).replace('io/v1\n', `io/${version}\n`), 'v2', 'v1beta1'),
    MAN009: { bad: `${httpRoute(ROUTE)}gateways: [edge]\n`, good: virtualService(`{ hosts: [reviews], gateways: [edge], http: [{ ${ROUTE} }] }`) },
  }),
});
