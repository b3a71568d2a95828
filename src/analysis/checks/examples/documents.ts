import type { DOCUMENTS } from '../catalogue/documents';
import { destinationRule, either, httpMatch, httpRoute, policy, ROUTE, serviceEntry, virtualService, type Example } from '../rule/example';

const annotated = (annotation: string): string => httpRoute(ROUTE).replace('namespace: shop }', `namespace: shop, annotations: { ${annotation} } }`);

/** What a document says, whatever its kind. */
export const DOCUMENT_EXAMPLES: Readonly<Record<keyof typeof DOCUMENTS, Example>> = {
  MAN001: either(weight => httpRoute(`route: [{ destination: { host: reviews }, weight: ${weight} }]`), '"100"', '100'),
  MAN002: either(name => httpRoute(`${name}: 5s, ${ROUTE}`), 'timeOut', 'timeout'),
  MAN003: either(host => httpRoute(`route: [{ destination: { ${host}subset: v1 } }]`), '', 'host: reviews, '),
  MAN004: either(simple => policy(`loadBalancer: { simple: ${simple} }`), 'LEAST_REQUESTS', 'LEAST_REQUEST'),
  MAN005: either(uri => httpMatch(`uri: { ${uri} }`), 'exact: /a, prefix: /b', 'prefix: /b'),
  MAN006: either(port => httpRoute(`route: [{ destination: { host: reviews, port: { number: ${port} } } }]`), '-1', '9080'),
  MAN007: either(time => httpRoute(`timeout: ${time}, ${ROUTE}`), '1d', '24h'),
  MAN008: either(version => httpRoute(ROUTE).replace('io/v1\n', `io/${version}\n`), 'v2', 'v1beta1'),
  MAN009: { bad: `${httpRoute(ROUTE)}gateways: [edge]\n`, good: virtualService(`{ hosts: [reviews], gateways: [edge], http: [{ ${ROUTE} }] }`) },
  MAN010: either(scopes => virtualService(`{ hosts: [reviews], exportTo: [${scopes}], http: [{ ${ROUTE} }] }`), '"*", shop', 'shop, other'),
  MAN011: either(scopes => destinationRule(`{ host: reviews, exportTo: [${scopes}], workloadSelector: { matchLabels: { app: a } } }`), '"*"', '"."'),
  MAN012: either(annotated, 'istio.io/dry-run: "true"', ''),
  MAN013: either(annotated, 'example.com/size: 3', 'example.com/size: "3"'),
  MAN014: { bad: `${httpRoute(ROUTE)}---\n${httpRoute(`timeout: 5s, ${ROUTE}`)}`, good: httpRoute(`timeout: 5s, ${ROUTE}`) },
  MAN015: either(annotated, 'cdk8s-istio/ignore: MAN709', 'cdk8s-istio/ignore: MAN709 these are no percentages'),
  MAN016: either(key => serviceEntry(`{ hosts: [api.example.com], resolution: STATIC, workloadSelector: { labels: { ${key}: api } } }`), '"*"', 'app'),
  MAN017: either(labels => destinationRule(`{ host: reviews, workloadSelector: { matchLabels: { ${labels} } } }`), '', 'app: api'),
  MAN018: { bad: httpRoute(ROUTE).replace('kind: VirtualService', 'kind: VirtualServices'), good: httpRoute(ROUTE) },
};
