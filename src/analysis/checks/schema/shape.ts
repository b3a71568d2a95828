import type { Json } from '../../model/json';

/** What may be written somewhere, as Istio's definitions of its kinds say it to the API server. */
export type Shape = Scalar | Fields | List | Names;

/** A single value. */
export interface Scalar {
  readonly is: 'text' | 'whole' | 'number' | 'flag' | 'text or whole';
  readonly nullable?: boolean;
  /** The strings that are allowed. */
  readonly among?: readonly string[];
  /** Bounds of a number. */
  readonly least?: number;
  readonly most?: number;
  /** The length of a string. */
  readonly longest?: number;
  /** What else must hold: says what is wrong. */
  readonly must?: Demand;
}

/** An object with known fields. */
export interface Fields {
  readonly is: 'fields';
  readonly fields: Readonly<Record<string, Shape>>;
  readonly required: readonly string[];
  /** Of each of these lists at most one field may be written. */
  readonly oneOf: readonly (readonly string[])[];
  /** Unknown fields are kept. */
  readonly open?: boolean;
  readonly must?: Demand;
}

/** A list. */
export interface List {
  readonly is: 'list';
  readonly of: Shape;
  readonly fewest?: number;
  readonly longest?: number;
  /** The field that tells the items apart. */
  readonly key?: string;
  readonly must?: Demand;
}

/** Values by any name. */
export interface Names {
  readonly is: 'names';
  readonly of: Shape;
  readonly longest?: number;
  readonly must?: Demand;
}

/** What must hold of a value that is well-formed otherwise; says what is wrong. */
export type Demand = (value: Json) => string | undefined;

/** The names of required fields and those of which one alone may be written. */
export interface FieldRules {
  readonly required?: readonly string[];
  readonly oneOf?: readonly (readonly string[])[];
  readonly must?: Demand;
}

export const TEXT: Scalar = { is: 'text' };
export const FLAG: Scalar = { is: 'flag' };
export const NUMBER: Scalar = { is: 'number' };
export const PERCENT: Scalar = { is: 'number', least: 0, most: 100, nullable: true };
export const INT32: Scalar = { is: 'whole', least: -2_147_483_648, most: 2_147_483_647 };
export const UINT32: Scalar = { is: 'whole', least: 0, most: 4_294_967_295 };
export const UINT: Scalar = { is: 'whole', least: 0 };
export const NULLABLE_UINT32: Scalar = { ...UINT32, nullable: true };
export const NULLABLE_FLAG: Scalar = { is: 'flag', nullable: true };

/** A string that is one of these. */
export function among(...texts: readonly string[]): Scalar {
  return { is: 'text', among: texts };
}

/** An object with these fields. */
export function fields(known: Readonly<Record<string, Shape>>, { required = [], oneOf = [], must }: FieldRules = {}): Fields {
  return { is: 'fields', fields: known, required, oneOf, must };
}

/** A list of these. */
export function list(of: Shape, limits: Pick<List, 'fewest' | 'longest' | 'key' | 'must'> = {}): List {
  return { is: 'list', of, ...limits };
}

/** These by name. */
export function names(of: Shape, limits: Pick<Names, 'longest' | 'must'> = {}): Names {
  return { is: 'names', of, ...limits };
}

export const TEXTS = list(TEXT);
export const LABELS = names(TEXT);
