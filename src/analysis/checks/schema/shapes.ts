import { DESTINATION_RULE } from './destination-rule';
import { GATEWAY } from './gateway';
import { SERVICE_ENTRY } from './service-entry';
import type { Fields } from './shape';
import { SIDECAR } from './sidecar';
import { VIRTUAL_SERVICE } from './virtual-service';

/** The kinds whose definitions are known. */
export const SHAPES: Readonly<Record<string, Fields>> = {
  VirtualService: VIRTUAL_SERVICE, DestinationRule: DESTINATION_RULE, Gateway: GATEWAY, ServiceEntry: SERVICE_ENTRY, Sidecar: SIDECAR,
};
