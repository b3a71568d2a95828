/** A text that was written, in quotation marks. An empty one gets a word, as quotation marks around nothing are easily overlooked. */
export function quoted(text: string): string {
  return text === '' ? '(empty)' : `'${text}'`;
}

/** What there is instead of a name that is wrong; empty where nothing looks like it. */
export function orRather(names: readonly string[]): string {
  return names.length === 0 ? '' : `, but there is ${names.map(quoted).join(', ')}`;
}
