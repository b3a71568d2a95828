import { quoted } from './quoted';
/** More than so many are counted. */
const MOST = 5;

/** A list in words. */
export function listed(items: Iterable<string>): string {
  const all = [...items];
  const shown = all.slice(0, MOST).map(quoted).join(', ');
  return all.length > MOST ? `${shown} and ${all.length - MOST} more` : shown;
}
