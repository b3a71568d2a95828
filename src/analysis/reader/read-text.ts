import { type Chunk, documentsIn } from './documents';
import { lineOfItems, linesOf } from './lines';
import { objectOf } from './object';
import { type Parsed, parsedAll } from './parse';
import { isDefinition, shortened } from './shortened';
import { type Json, itemsIn, objectIn, textIn } from '../model/json';
import type { ManifestObject, Manifests, Reason, Unreadable } from '../model/manifest';

/** How manifests are read. */
export interface ReadOptions {
  /**
   * The namespace of objects that do not name one.
   *
   * @default - 'default', as kubectl has it.
   */
  readonly namespace?: string;
}

/** Says of documents that nobody has named which of them are nobody's objects. */
export interface Sieve {
  /** Why a text that cannot be read need not be. */
  readonly ofText: (text: string) => Reason | undefined;
  /** Why a document is no object that a cluster would get. */
  readonly ofDocument: (value: Json, text: string) => Reason | undefined;
}

/** A document that a sieve keeps back. */
export interface Sifted {
  readonly line: number;
  readonly reason: Reason;
}

/** What is found in a text. */
export interface Found {
  readonly objects: readonly ManifestObject[];
  readonly unreadable: readonly Unreadable[];
  readonly sifted: readonly Sifted[];
}

/** The objects of a YAML text. What cannot be read does not hide the documents beside it. */
export function readText(text: string, file: string, options: ReadOptions = {}): Manifests {
  const { objects, unreadable } = new Reading(file, options).of(documentsIn(text));
  return { objects, unreadable };
}

/** The objects of a text of a folder, and what else there is in it. */
export function readSifted(text: string, file: string, sieve: Sieve, options: ReadOptions): Found {
  const whole = documentsIn(text);
  return new Reading(file, options, sieve).of(shortened(whole), whole);
}

/** What is found, document by document. */
class Reading implements Found {
  readonly objects: ManifestObject[] = [];
  readonly unreadable: Unreadable[] = [];
  readonly sifted: Sifted[] = [];
  private readonly namespace: string;

  constructor(private readonly file: string, { namespace = 'default' }: ReadOptions, private readonly sieve?: Sieve) {
    this.namespace = namespace;
  }

  /** Reads documents as far as they are wanted, and the whole of one where that does not do. */
  of(chunks: readonly Chunk[], whole = chunks): this {
    parsedAll(chunks).forEach((result, at) => {
      const isEnough = chunks[at].text.length === whole[at].text.length || isDefinition(result);
      if (isEnough) this.read(chunks[at], result);
      else this.read(whole[at], parsedAll([whole[at]])[0]);
    });
    return this;
  }

  private read(chunk: Chunk, result: Parsed): void {
    if ('problem' in result) {
      const reason = this.sieve?.ofText(chunk.text);
      if (reason === undefined) this.unreadable.push({ file: this.file, line: result.line, problem: result.problem });
      else this.sifted.push({ line: chunk.line, reason });
      return;
    }
    const lineOf = linesOf(chunk);
    for (const value of result.values) {
      if (value !== null) this.readValue(value, chunk, lineOf);
    }
  }

  private readValue(value: Json, chunk: Chunk, lineOf: LineOf): void {
    if (isList(value)) {
      this.readItems(chunk, value, [], lineOf);
      return;
    }
    const reason = this.sieve?.ofDocument(value, chunk.text);
    if (reason === undefined) this.keep(value, chunk.line, lineOf);
    else this.sifted.push({ line: chunk.line, reason });
  }

  /** Lists may hold lists, as files of `kubectl get` do that were put together. */
  private readItems(chunk: Chunk, list: ListOfObjects, path: Path, lineOf: LineOf): void {
    const items = [...path, 'items'];
    const lines = lineOfItems(chunk, items);
    itemsIn(list.items).forEach((item, index) => {
      const own = [...items, index];
      if (isList(item)) this.readItems(chunk, item, own, lineOf);
      else this.keep(item, lines[index] ?? chunk.line, inside => lineOf([...own, ...inside]));
    });
  }

  private keep(value: Json, line: number, lineOf: LineOf): void {
    const place = { file: this.file, line };
    const object = objectOf(value, { place, lineOf, namespace: this.namespace });
    if (typeof object === 'string') this.unreadable.push({ ...place, problem: object });
    else this.objects.push(object);
  }
}

type Path = readonly (string | number)[];
type LineOf = (path: Path) => number;
type ListOfObjects = { readonly items: readonly Json[] };

/** As `kubectl get` writes what it has found. */
function isList(value: Json): value is Json & ListOfObjects {
  const object = objectIn(value);
  return object !== undefined && Array.isArray(object.items) && (textIn(object.kind) ?? '').endsWith('List');
}
