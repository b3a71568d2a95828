import { re2 } from '../../model/re2';

/** Whether an RE2 regular expression matches the whole string. An invalid expression matches nothing. */
export function matchesWhole(expression: string, text: string): boolean {
  const found = re2(expression);
  return !(found instanceof Error) && found.matches(text);
}

/** Every match replaced, with groups as Envoy writes them: `\1`. */
export function replaced(expression: string, substitution: string, text: string): string {
  const found = re2(expression);
  if (found instanceof Error) return text;
  const matcher = found.matcher(text);
  let result = '';
  let end = 0;
  while (matcher.find()) {
    const groups = Array.from({ length: matcher.groupCount() + 1 }, (_, group) => matcher.group(group) ?? '');
    result += text.slice(end, matcher.start()) + substitution.replace(/\\(\d)/g, (_, group: string) => groups[Number(group)] ?? '');
    end = matcher.end();
  }
  return result + text.slice(end);
}
