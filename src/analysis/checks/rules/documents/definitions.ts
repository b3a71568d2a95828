import { either, httpMatch, httpRoute, policyWith, ROUTE } from '../../rule/example';
import { ofDocuments } from '../../rule/rule';
import { SHAPES } from '../../schema/shapes';
import { walk } from '../../schema/walk';

/** What the definitions of Istio's kinds say. */
export const definitions = ofDocuments({
  finds: {
    MAN001: {
      level: 'error', istio: 'schema', kiali: null, title: 'a value must have the type of its field', remedy: 'write a value of that type; leave the field out instead of null',
    },
    MAN002: { level: 'error', istio: 'schema', kiali: null, title: 'a field must be one that its object has', remedy: 'correct its name or its place' },
    MAN003: { level: 'error', istio: 'schema', kiali: null, title: 'a required field must be present', remedy: 'add it' },
    MAN004: { level: 'error', istio: 'schema', kiali: null, title: 'a value must be one of those that its field takes', remedy: 'write one of them' },
    MAN005: { level: 'error', istio: 'schema', kiali: null, title: 'only one of several fields that exclude each other may be written', remedy: 'keep one of them' },
    MAN006: { level: 'error', istio: 'schema', kiali: null, title: 'a value must lie within the bounds of its field', remedy: 'write a value within them' },
    MAN007: { level: 'error', istio: 'schema', kiali: null, title: 'a value must follow the rules of its definition', remedy: 'write a value that follows them' },
  },
  visit: (documents, sayOf) => {
    for (const [kind, shape] of Object.entries(SHAPES)) {
      for (const subject of documents.of(kind)) walk(shape, subject.root, sayOf(subject));
    }
  },
  examples: () => ({
    MAN001: either(weight => httpRoute(`route: [{ destination: { host: reviews }, weight: ${weight} }]`), '"100"', '100'),
    MAN002: either(name => httpRoute(`${name}: 5s, ${ROUTE}`), 'timeOut', 'timeout'),
    MAN003: either(host => httpRoute(`route: [{ destination: { ${host}subset: v1 } }]`), '', 'host: reviews, '),
    MAN004: either(simple => policyWith(`loadBalancer: { simple: ${simple} }`), 'LEAST_REQUESTS', 'LEAST_REQUEST'),
    MAN005: either(uri => httpMatch(`uri: { ${uri} }`), 'exact: /a, prefix: /b', 'prefix: /b'),
    MAN006: either(port => httpRoute(`route: [{ destination: { host: reviews, port: { number: ${port} } } }]`), '-1', '9080'),
    MAN007: either(time => httpRoute(`timeout: ${time}, ${ROUTE}`), '1d', '24h'),
  }),
});
