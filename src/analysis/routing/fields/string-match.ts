import { field } from './fields';
import { matchesWhole } from './regex';
import { type Json, type JsonObject, objectIn } from '../../model/json';

/** A condition on a string; `any` asks only that it is there. */
export interface StringMatch {
  readonly type: 'any' | 'exact' | 'prefix' | 'regex';
  readonly value: string;
}

const ANY: StringMatch = { type: 'any', value: '' };
const TYPES = ['exact', 'prefix', 'regex'] as const;

/** A lone asterisk is not a regular expression: Istio takes it for any value. */
export function stringMatchIn(value: Json | undefined): StringMatch {
  const object = objectIn(value);
  for (const type of TYPES) {
    const text = field(object, type);
    if (typeof text === 'string') return type === 'regex' && text === '*' ? ANY : { type, value: text };
  }
  return ANY;
}

/** Conditions by name; one that is nothing asks only that there is a value. */
export function stringMatchesIn(value: Json | undefined): ReadonlyMap<string, StringMatch> {
  const object: JsonObject = objectIn(value) ?? {};
  return new Map(Object.entries(object).map(([name, match]) => [name, stringMatchIn(match)]));
}

export function matchesText({ type, value }: StringMatch, text: string): boolean {
  switch (type) {
    case 'any': return true;
    case 'exact': return text === value;
    case 'prefix': return text.startsWith(value);
    case 'regex': return matchesWhole(value, text);
  }
}
