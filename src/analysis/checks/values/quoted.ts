/** A text that was written, in quotation marks. An empty one gets a word, as quotation marks around nothing are easily overlooked. */
export function quoted(text: string): string {
  return text === '' ? '(empty)' : `'${text}'`;
}
