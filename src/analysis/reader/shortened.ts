import type { Chunk } from './documents';
import type { Parsed } from './parse';
import { objectIn } from '../model/json';

const KIND = 'CustomResourceDefinition';
const DEFINITION = new RegExp(`^kind:[ \\t]*["']?${KIND}["']?[ \\t]*\\r?$`, 'm');
const SPEC = /^spec:[ \t]*\r?$/m;
/** Of something else than the rest of one definition: a field of the head once more, or another document. */
const OTHER = /(?:apiVersion|kind|metadata|spec)[ \t]*:|\.\.\./y;

/**
 * The documents of a text, and of those that define kinds only what stands before `spec`: their schemas are most of what repositories hold, and nothing here
 * asks about them. Then texts are copies, so that nothing keeps the whole in memory.
 */
export function shortened(chunks: readonly Chunk[]): readonly Chunk[] {
  const heads = chunks.map(headOf);
  if (heads.every(head => head === undefined)) return chunks;
  return chunks.map((chunk, at) => ({ ...chunk, text: copied(heads[at] ?? chunk.text) }));
}

/** Whether what was read of a shortened document is what it was shortened for; otherwise all of it has to be read. */
export function isDefinition(result: Parsed): boolean {
  return !('problem' in result) && result.values.length === 1 && objectIn(result.values[0])?.kind === KIND;
}

/** What stands before the schema, where the rest says nothing else: a template may say anything. */
function headOf({ text }: Chunk): string | undefined {
  const kind = DEFINITION.exec(text);
  const spec = kind && SPEC.exec(text);
  if (!kind || !spec || kind.index > spec.index || text.includes('{{') || hasOther(text, spec.index + spec[0].length)) return undefined;
  return text.slice(0, spec.index);
}

function hasOther(text: string, from: number): boolean {
  for (let at = text.indexOf('\n', from); at >= 0; at = text.indexOf('\n', at + 1)) {
    if (text.charAt(at + 1) === ' ') continue;
    OTHER.lastIndex = at + 1;
    if (OTHER.test(text)) return true;
  }
  return false;
}

/** A part of a string keeps the whole of it. */
function copied(text: string): string {
  return Buffer.from(text).toString();
}
