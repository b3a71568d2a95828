import { loadAll, YAMLException } from 'js-yaml';
import type { Chunk } from './documents';
import { problemOfAliases } from './expansion';
import { KUBECTL_SCHEMA } from './schema';
import type { Json } from '../model/json';

/** What a part of a text says, or why it cannot be read. */
export type Parsed = { readonly values: readonly Json[] } | { readonly problem: string; readonly line: number };

/** The documents of a part of a text: one, unless it has lines of `...`. Nothing that is written makes it throw. */
export function parsed(chunk: Chunk): Parsed {
  return asJson(chunk) ?? asYaml(chunk);
}

/** JSON is YAML too, but the parser of JSON is faster and takes tabs. */
function asJson({ text }: Chunk): Parsed | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    return { values: [JSON.parse(text) as Json] };
  } catch {
    return undefined;
  }
}

function asYaml(chunk: Chunk): Parsed {
  try {
    const values = loadAll(chunk.text, { schema: KUBECTL_SCHEMA }) as Json[];
    const problem = problemOfAliases(chunk.text, values);
    return problem === undefined ? { values } : { problem, line: chunk.line };
  } catch (error) {
    return unreadable(chunk, error);
  }
}

function unreadable(chunk: Chunk, error: unknown): Parsed {
  const line = error instanceof YAMLException ? chunk.start + (error.mark?.line ?? 0) : chunk.line;
  const reason = error instanceof YAMLException ? error.reason : 'it is nested too deep';
  return { problem: `this is no YAML: ${reason}`, line };
}
