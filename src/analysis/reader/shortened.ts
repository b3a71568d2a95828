import type { Chunk } from './documents';
import type { Parsed } from './parse';
import { objectIn, textIn } from '../model/json';

const KIND = 'CustomResourceDefinition';
const DEFINITION = new RegExp(`^kind:[ \\t]*["']?${KIND}["']?[ \\t]*\\r?$`, 'm');
const SPEC = /^spec:[ \t]*\r?$/m;
/** What begins another document: without a separator, a following object would be lost with the schema. */
const OTHERS: readonly string[] = ['\napiVersion:', '\n...'];

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
  const body = 'problem' in result || result.values.length !== 1 ? undefined : objectIn(result.values[0]);
  return body?.kind === KIND && textIn(body.apiVersion) !== undefined && objectIn(body.metadata) !== undefined;
}

/** What stands before the schema, where the rest says nothing else: a template may say anything. */
function headOf({ text }: Chunk): string | undefined {
  const kind = DEFINITION.exec(text);
  const spec = kind && SPEC.exec(text);
  if (!kind || !spec || kind.index > spec.index || text.includes('{{') || OTHERS.some(other => text.includes(other, spec.index))) return undefined;
  return text.slice(0, spec.index);
}

/** A part of a string keeps the whole of it. */
function copied(text: string): string {
  return Buffer.from(text).toString();
}
