import { BALANCING } from './balancing';
import { BORDER } from './border';
import { BROUGHT_IN } from './brought-in';
import { CAPACITY } from './capacity';
import { EDGE } from './edge';
import { LISTENERS } from './listeners';
import { MESH } from './mesh';
import { PATCHES } from './patches';
import { PODS } from './pods';
import { PORTS } from './ports';
import type { RefusalCase } from './refusal-case';
import { RELEASE } from './release';
import { ROUTES } from './routes';
import { TRAFFIC } from './traffic';
import { VALUES } from './values';
import { WORKLOAD } from './workload';
import type { RefusalCode } from '../../../src/constructs/refusals/catalogue';

/** Every code of the catalogue by example; a code without one does not compile. */
export const CASES: Record<RefusalCode, RefusalCase> = {
  ...VALUES,
  ...MESH,
  ...PATCHES,
  ...PORTS,
  ...WORKLOAD,
  ...BROUGHT_IN,
  ...PODS,
  ...RELEASE,
  ...TRAFFIC,
  ...ROUTES,
  ...BALANCING,
  ...CAPACITY,
  ...BORDER,
  ...EDGE,
  ...LISTENERS,
};
