import { stringify } from 'yaml';
import { inCluster } from './examples';
import type { Request } from './istiod-answers';
import type { LiveMesh } from './live-mesh';
import { Load, type Caller } from './load';
import { exampleOf } from '../../examples/outputs';
import { parsed } from '../../support/manifests';

/** Two apps that call reviews, each with a sidecar of its own, which hears of a change when it does. */
export const CALLERS: readonly Request['from'][] = ['productpage', 'orders'].map(app => ({ kind: 'sidecar', namespace: 'bookinfo', labels: { app } }));

/** Clients in each app, by who they are. */
const CLIENTS: Readonly<Record<string, { readonly clients: number; readonly headers?: Request['headers'] }>> = {
  'everybody': { clients: 3 },
  'a tester': { clients: 1, headers: { 'end-user': 'jason' } },
};

/** What is applied with an example. */
export function stepOf(name: string): string {
  return inCluster(exampleOf(name));
}

/** Where the parts of a state that nobody should be in come from. */
export interface Parts {
  /** The example whose routes apply. */
  readonly routes: string;
  /** The example whose subsets apply. */
  readonly subsets: string;
  /** The example whose pods run, and everything else. */
  readonly pods: string;
}

/** A state between two steps, in which not everything is of one step. */
export function between({ routes, subsets, pods }: Parts): string {
  const of = (name: string, chosen: (kind: string) => boolean) => parsed(stepOf(name)).filter(({ kind }) => chosen(kind));
  const documents = [
    ...of(pods, kind => kind !== 'VirtualService' && kind !== 'DestinationRule'),
    ...of(subsets, kind => kind === 'DestinationRule'),
    ...of(routes, kind => kind === 'VirtualService'),
  ];
  return documents.map(document => stringify(document)).join('---\n');
}

/** Clients of reviews in both apps that never stop. */
export function loadOn(mesh: LiveMesh): Load {
  const callers = CALLERS.flatMap(from => Object.entries(CLIENTS).flatMap(([who, { clients, headers }]): Caller[] =>
    Array.from({ length: clients }, () => ({ who, shot: mesh.shot({ from, host: 'reviews', port: 9080, headers }) }))));
  return new Load(callers);
}
