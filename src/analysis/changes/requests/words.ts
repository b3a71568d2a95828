import type { Condition } from '../../routing/rules/condition';

/** Conditions in the words of the trade, as in `cookie beta=1`, `path /cart/*` or `POST`. */
export function wordsFor(conditions: readonly Condition[]): string {
  return conditions.map(wordFor).join(' and ');
}

function wordFor(condition: Condition): string {
  const { on, name, test: { type, value }, negated } = condition;
  if (type === 'any') return on === 'path' ? 'any path' : `${negated ? 'no' : 'any'} ${nameOf(condition)}`;
  const not = negated ? 'no ' : '';
  if (on === 'header' && name.toLowerCase() === 'cookie') return `${not}cookie ${cookieIn(value) ?? written(condition)}`;
  return `${not}${nameOf(condition)}${BETWEEN[on]}${written(condition)}`;
}

const BETWEEN: Readonly<Record<Condition['on'], string>> = { header: ': ', parameter: '=', path: ' ', method: ' ', authority: ' ', scheme: ' ' };

function nameOf({ on, name }: Condition): string {
  switch (on) {
    case 'parameter': return `query ${name}`;
    case 'header': return name;
    case 'path':
    case 'method':
    case 'authority':
    case 'scheme': return on;
  }
}

function written({ test: { type, value } }: Condition): string {
  return type === 'prefix' ? `${value}*` : type === 'regex' ? `like ${value}` : value;
}

/** The one cookie that a regular expression looks for wherever it stands among others, as in `^(.*?;)?(beta=1)(;.*)?$`. */
function cookieIn(expression: string): string | undefined {
  const pairs = expression.match(/[\w-]+=[\w.~%-]+/g) ?? [];
  return pairs.length === 1 ? pairs[0] : undefined;
}
