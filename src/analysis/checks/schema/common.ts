import { among, fields, list, names, NUMBER, TEXT, UINT32, type Demand, type Fields, type Scalar } from './shape';
import { shortDurationProblem } from '../values/duration';

const duration: Demand = value => typeof value === 'string' ? shortDurationProblem(value) : undefined;

/** A duration that the schema itself looks at. */
export const DURATION: Scalar = { is: 'text', must: duration };

export const BASE64: Scalar = {
  is: 'text',
  must: value => typeof value === 'string' && !/^(?=.)(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(value)
    ? `'${value.slice(0, 40)}' is not in base 64` : undefined,
};

export const STRING_MATCH = fields({ exact: TEXT, prefix: TEXT, regex: TEXT }, { oneOf: [['exact', 'prefix', 'regex']] });
export const SHARE = fields({ value: NUMBER });

export const DESTINATION = fields({ host: TEXT, port: fields({ number: UINT32 }), subset: TEXT }, { required: ['host'] });

const GENERATION: Scalar = { is: 'text or whole' };

/** What Istio writes itself; unknown fields are kept. */
const STATUS: Fields = {
  ...fields({
    conditions: list(fields({
      lastProbeTime: TEXT, lastTransitionTime: TEXT, message: TEXT, observedGeneration: GENERATION, reason: TEXT, status: TEXT, type: TEXT,
    })),
    observedGeneration: GENERATION,
    validationMessages: list(fields({
      documentationUrl: TEXT, level: among('UNKNOWN', 'ERROR', 'WARNING', 'INFO'), type: fields({ code: TEXT, name: TEXT }),
    })),
  }),
  open: true,
};

/** A whole document of one of Istio's kinds; what is wrong with its top level and its metadata is said elsewhere. */
export function document(spec: Fields, required: readonly string[] = []): Fields {
  return { ...fields({ spec, status: { ...STATUS, open: true } }, { required }), open: true };
}

/** Forbids `*` in a value of a selector. */
export const NO_WILDCARD: Demand = value => typeof value === 'string' && value.includes('*') ? `'${value}' has a wildcard` : undefined;

/** Labels that select workloads. */
export const SELECTED = names({ is: 'text', longest: 63, must: NO_WILDCARD }, { longest: 4096 });
