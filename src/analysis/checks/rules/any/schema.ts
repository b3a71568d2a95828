import type { Subject } from '../../objects/subject';
import { ofSet, type Say } from '../../rule/rule';
import { DESTINATION_RULE } from '../../schema/destination-rule';
import { GATEWAY } from '../../schema/gateway';
import { SERVICE_ENTRY } from '../../schema/service-entry';
import type { Fields } from '../../schema/shape';
import { VIRTUAL_SERVICE } from '../../schema/virtual-service';
import { walk } from '../../schema/walk';
import { wantStrings } from '../demands';

/** The kinds whose definitions are known. */
export const SHAPES: Readonly<Record<string, Fields>> = {
  VirtualService: VIRTUAL_SERVICE, DestinationRule: DESTINATION_RULE, Gateway: GATEWAY, ServiceEntry: SERVICE_ENTRY,
};

const VERSIONS = new Set(['v1', 'v1beta1', 'v1alpha3']);
const METADATA = ['labels', 'annotations'];
const TOP_LEVEL = new Set(['apiVersion', 'kind', 'metadata', 'spec', 'status']);

/** What the definitions of Istio's kinds say, and the shape of a document. */
export const definitions = ofSet((context, sayOf) => {
  for (const [kind, shape] of Object.entries(SHAPES)) {
    for (const subject of context.of(kind)) wantDefinition(subject, shape, sayOf(subject));
  }
});

function wantDefinition({ object, root }: Subject, shape: Fields, say: Say): void {
  if (!VERSIONS.has(object.version)) say('MAN008', root.get('apiVersion'), `there is no ${object.kind} of ${object.version}`);
  for (const [name, value] of root.entries()) {
    if (!TOP_LEVEL.has(name)) say('MAN009', value, `a document has no field '${name}'`);
  }
  for (const part of METADATA) wantStrings(root.at('metadata', part), say);
  walk(shape, root, say);
}
