import type { Template } from '../../model/manifest';

/** Names that nobody but Helm has. */
const HELM = /\{\{[^{}\n]*(?:\.(?:Values|Release|Chart|Capabilities|Files)\b|\b(?:include|template)\s+["'])/;
const YTT = /(?:^|[ \t])#@(?:[ \t]|(?:data|overlay|schema|library|yaml|text)\/)/m;
const ERB = /<%[-=#\s]/;
const JINJA = /\{%[-+]?\s/;
/** Braces, or brackets, with a word of Go's templates in them. */
const GO = /(?:\{\{|\[\[)-?\s*(?:[.$]|(?:if|range|with|end|else|define|template|block)\b)/;
/** A line that is nothing but an expression becomes any number of lines. */
const LINE_OF_BRACES = /^[ \t]*(?:- )?(?:\{\{|\[\[)[^\n]*(?:\}\}|\]\])[ \t]*\r?$/m;
const PLACEHOLDERS = /\$?\{\{[^{}\n]*\}\}|\$\{[^{}\n]*\}|\[\[[^\n]*?\]\]|@\w+@|%\w+%/g;

/** The language of a text of which every part looks like a comment to YAML. */
export function languageOfComments(text: string): Template | undefined {
  return text.includes('#@') && YTT.test(text) ? 'ytt template' : undefined;
}

/** The language of a string of one line, which may be all of a template that YAML can read. */
export function languageOfValue(text: string): Template | undefined {
  if (text.includes('\n')) return undefined;
  if (HELM.test(text)) return 'Helm template';
  return ERB.test(text) ? 'ERB template' : undefined;
}

/** The language of a text that cannot be read as it is; nothing where it cannot be read for another reason. */
export function languageOf(text: string, parses: (text: string) => boolean): Template | undefined {
  const comments = languageOfComments(text);
  if (comments !== undefined) return comments;
  if (HELM.test(text)) return 'Helm template';
  if (ERB.test(text)) return 'ERB template';
  if (JINJA.test(text)) return 'Jinja template';
  // What is right with something in each place was only to be filled in.
  const filled = text.replace(PLACEHOLDERS, 'x');
  if (!LINE_OF_BRACES.test(text) && (filled === text || !parses(filled))) return undefined;
  return GO.test(text) ? 'Go template' : 'template with placeholders';
}
