import { callersOf } from './callers-named';
import { deadEndsIn } from './dead-ends';
import { placeOf } from './doubts';
import type { ManifestObject } from '../../../model/manifest';
import { gathered } from '../../../model/maps';
import type { DeadEnd } from '../../../probes/dead-ends';
import { perCent } from '../../../routing/traffic/phrases';
import { Field } from '../../objects/field';
import { deployment, destinationRule, either, HTTP, httpRoute, namespaceWith, routeTo, serviceEntry, serviceWith, subsetV1, together, virtualService } from '../../rule/example';
import { ofSet } from '../../rule/rule';

/** Destinations at which nothing answers some of those whom their rule is for. */
export const unanswered = ofSet({
  finds: {
    MAN741: {
      level: 'error',
      istio: null,
      kiali: null,
      title: 'a subset must be defined for every client that a rule sends to it',
      remedy: 'define the subset in the DestinationRule that counts for these clients, too, or export the one that has it to them; where they never call the host, export the VirtualService only to those that do',
    },
    MAN742: {
      level: 'error',
      istio: null,
      kiali: null,
      title: 'a destination must be known to every client that a rule sends to it',
      remedy: 'export the Service or ServiceEntry of the host to these clients, and write a port that it has',
    },
    MAN743: {
      level: 'error',
      istio: null,
      kiali: null,
      title: 'a subset must have pods of its Service',
      remedy: 'write labels of the subset that some pods of the Service carry; or, once every rule for the host names a subset, a selector of the Service that selects the pods of this subset, too',
    },
    MAN744: {
      level: 'warning', istio: null, kiali: null, title: 'a mirror must lead to something that answers', remedy: 'correct the destination of the copies, or remove the mirror',
    },
  },
  visit: (context, sayOf) => {
    for (const [object, ends] of gathered(deadEndsIn(context).map(end => [end.object, end] as const))) {
      for (const [first, ...others] of gathered(ends.map(end => [`${placeOf(end.path)} ${end.reason}`, end] as const)).values()) {
        sayOf({ object })(codeOf(first), fieldAt(object, first), `${callersOf([first, ...others])} ${endOf(first)}: ${first.reason}`);
      }
    }
  },
  examples: () => ({
    MAN741: either(exportTo => together(serviceWith(HTTP), PODS, subsetV1(exportTo), namespaceWith('istio-injection: enabled').replace('shop', 'web'), routeTo('host: reviews, subset: v1')), ', exportTo: ["."]', ''),
    MAN742: either(scope => together(
      serviceEntry(`{ hosts: [api.example.com], exportTo: ["${scope}"], resolution: NONE, ports: [{ number: 80, name: http, protocol: HTTP }] }`), serviceWith(HTTP),
      namespaceWith('istio-injection: enabled').replace('shop', 'web'),
      virtualService('{ hosts: [reviews], http: [{ route: [{ destination: { host: api.example.com, port: { number: 80 } } }] }] }'),
    ), '.', '*'),
    MAN743: either(label => together(selecting(label), PODS, VERSIONS, routeTo('host: reviews, subset: v2')), ', version: v1', ''),
    MAN744: either(label => together(selecting(label), PODS, VERSIONS, httpRoute('route: [{ destination: { host: reviews, subset: v1 } }], mirror: { host: reviews, subset: v2 }')), ', version: v1', ''),
  }),
});

function endOf({ isMirror, destination: { share } }: DeadEnd): string {
  if (isMirror) return 'lose the copies';
  return share === 100 ? 'get a 503' : `get a 503 for ${perCent(share)} % of the requests`;
}

function codeOf({ isMirror, destination: { state, subset } }: DeadEnd): 'MAN741' | 'MAN742' | 'MAN743' | 'MAN744' {
  if (isMirror) return 'MAN744';
  if (state === 'no-endpoints') return 'MAN743';
  return subset === null ? 'MAN742' : 'MAN741';
}

/** The subset, or the host where no subset is written. */
function fieldAt({ body }: ManifestObject, { path, destination }: DeadEnd): Field {
  const field = new Field(body).along(path);
  return field.get(destination.subset === null ? 'host' : 'subset');
}

const PODS = together(...['v1', 'v2'].map(version => deployment(`app: reviews, version: ${version}`).replace('reviews-v1', `reviews-${version}`)));
const VERSIONS = destinationRule('{ host: reviews, subsets: [{ name: v1, labels: { version: v1 } }, { name: v2, labels: { version: v2 } }] }');
const selecting = (label: string): string => serviceWith(HTTP).replace('app: reviews }', `app: reviews${label} }`);
