import { DESTINATION_RULE_EXAMPLES } from './destination-rule';
import { DOCUMENT_EXAMPLES } from './documents';
import { GATEWAY_EXAMPLES } from './gateway';
import { SILENT_EXAMPLES } from './ignored';
import { KUBERNETES_EXAMPLES } from './kubernetes';
import { REFERENCE_EXAMPLES } from './references';
import { SERVICE_ENTRY_EXAMPLES } from './service-entry';
import { VALUE_EXAMPLES } from './values';
import { VIRTUAL_SERVICE_EXAMPLES } from './virtual-service';
import type { FindingCode } from '../catalogue/catalogue';
import type { Example } from '../rule/example';

/** Every code by example; one without does not compile. Not loaded by a check. */
export const EXAMPLES: Readonly<Record<FindingCode, Example>> = {
  ...DOCUMENT_EXAMPLES,
  ...VALUE_EXAMPLES,
  ...VIRTUAL_SERVICE_EXAMPLES,
  ...DESTINATION_RULE_EXAMPLES,
  ...GATEWAY_EXAMPLES,
  ...SERVICE_ENTRY_EXAMPLES,
  ...REFERENCE_EXAMPLES,
  ...KUBERNETES_EXAMPLES,
  ...SILENT_EXAMPLES,
};
