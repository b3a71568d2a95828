import * as fs from 'fs';
import * as path from 'path';
import Ajv from 'ajv';
import { ROOT } from './support';

/** What is wrong with a value by one of the schemas of the package. A field that is not in the schema is wrong here, although readers have to bear with more. */
export function schema(name: string): (value: unknown) => string[] {
  const text = fs.readFileSync(path.join(ROOT, 'schema', `${name}.json`), 'utf8');
  const closed = JSON.parse(text, (_, part: { properties?: object }) => part.properties ? { ...part, additionalProperties: false } : part) as object;
  const validate = new Ajv({ allowUnionTypes: true }).compile(closed);
  return value => validate(value) ? [] : validate.errors!.map(({ instancePath, message }) => `${instancePath} ${message}`);
}
