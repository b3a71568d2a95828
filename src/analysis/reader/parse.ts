import { loadAll, YAMLException } from 'js-yaml';
import type { Chunk } from './documents';
import { mayHaveAliases, problemOfAliases } from './expansion';
import { parsedAnywhere } from './indentation';
import { KUBECTL_SCHEMA } from './schema';
import { languageOf } from './tree/templates';
import type { Json } from '../model/json';

/** What a part of a YAML text says, or why it cannot be read. */
export type Parsed = { readonly values: readonly Json[] } | { readonly problem: string; readonly line: number };

/** How many characters are parsed at once: calls cost, and so does what has to be kept until a call ends. */
const BATCH = 64 * 1024;

/** What each part of a YAML text says, in order. It never throws, whatever is written. */
export function parsedAll(chunks: readonly Chunk[]): Parsed[] {
  const found: Parsed[] = [];
  for (let from = 0; from < chunks.length;) {
    let to = from;
    for (let size = 0; to < chunks.length && size < BATCH; to++) size += chunks[to].text.length;
    const batch = chunks.slice(from, to);
    found.push(...together(batch) ?? batch.map(parsed));
    from = to;
  }
  return found;
}

/** Parts that are one plain document each; where one is anything else, each is parsed by itself. */
function together(batch: readonly Chunk[]): Parsed[] | undefined {
  const text = batch.map(chunk => chunk.text).join('');
  if (text.includes('\n...') || batch.some(chunk => chunk.text.startsWith('{')) || mayHaveAliases(text)) return undefined;
  try {
    const values = loadAll(text, { schema: KUBECTL_SCHEMA }) as Json[];
    return values.length === batch.length ? values.map(value => ({ values: [value] })) : undefined;
  } catch {
    return undefined;
  }
}

/** The documents of a part of a YAML text: one, unless it has lines of `...`. */
function parsed(chunk: Chunk): Parsed {
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
    const values = parsedAnywhere(chunk.text, text => loadAll(text, { schema: KUBECTL_SCHEMA })) as Json[];
    const problem = problemOfAliases(chunk.text, values);
    return problem === undefined ? { values } : { problem, line: chunk.line };
  } catch (error) {
    return unreadable(chunk, error);
  }
}

function unreadable(chunk: Chunk, error: unknown): Parsed {
  const line = error instanceof YAMLException ? chunk.start + (error.mark?.line ?? 0) : chunk.line;
  const reason = error instanceof YAMLException ? error.reason : 'it is nested too deep';
  return { problem: `this is not YAML: ${reason}${templateIn(chunk.text)}`, line };
}

/** What else there is to say of a template. */
function templateIn(text: string): string {
  const language = languageOf(text, parses);
  if (language === undefined) return '';
  return language === 'Helm template' ? '; it looks like a template of Helm: read what helm template makes of it' : `; it looks like a ${language}: render it first`;
}

/** Whether a text is YAML. */
export function parses(text: string): boolean {
  try {
    loadAll(text, { schema: KUBECTL_SCHEMA });
    return true;
  } catch {
    return false;
  }
}
