import { DESTINATION_RULE } from './destination-rule';
import { DOCUMENTS } from './documents';
import { GATEWAY } from './gateway';
import { IGNORED } from './ignored';
import { KUBERNETES } from './kubernetes';
import { REFERENCES } from './references';
import { SERVICE_ENTRY } from './service-entry';
import { VALUES } from './values';
import { VIRTUAL_SERVICE } from './virtual-service';

/**
 * Everything that can be wrong with manifests, for which `MAN` stands. By the first digit: 0 documents and values, 1 VirtualService, 2 DestinationRule, 3 Gateway, 4 ServiceEntry,
 * 5 references between objects, 6 Services and pods, 7 what Istio accepts, but handles otherwise than it is written. A code is never used again for something else.
 */
export const FINDINGS = {
  ...DOCUMENTS, ...VALUES, ...VIRTUAL_SERVICE, ...DESTINATION_RULE, ...GATEWAY, ...SERVICE_ENTRY, ...REFERENCES, ...KUBERNETES, ...IGNORED,
};

/** A code of the catalogue. */
export type FindingCode = keyof typeof FINDINGS;
