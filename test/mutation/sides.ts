/** A wing of the library: where its code stands, and the share of mutants in percent that its tests have to notice. */
export interface Side {
  readonly folders: readonly string[];
  readonly threshold: number;
}

export const SIDES: Readonly<Record<string, Side>> = {
  constructs: { folders: ['src/constructs'], threshold: 97 },
  analysis: { folders: ['src/analysis'], threshold: 92 },
};

/** What a script writes, and a test compares with what it would write now. */
export const GENERATED: readonly string[] = ['src/constructs/refusals/examples.ts'];

/** A side by its name, or any folder of one, which is held to the threshold of its side. */
export function sideOf(asked: string): Side {
  const side = SIDES[asked] ?? Object.values(SIDES).find(({ folders }) => folders.some(folder => asked.startsWith(`${folder}/`)));
  if (!side) throw new Error(`'${asked}' is no side and no folder of one; use ${Object.keys(SIDES).join(', ')} or a folder like ${SIDES.analysis.folders[0]}/routing`);
  return asked in SIDES ? side : { ...side, folders: [asked] };
}

/** The part of a report that a file belongs to: the first folder below that of its side. */
export function folderOf(file: string): string {
  const side = Object.values(SIDES).flatMap(({ folders }) => folders).find(folder => file.startsWith(`${folder}/`)) ?? 'src';
  const [below, ...rest] = file.slice(side.length + 1).split('/');
  return rest.length > 0 ? `${side}/${below}` : side;
}
