import { styleText } from 'node:util';
import type { Output } from './process';

/** How output may look. */
export type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'cyan' | 'green';

/** Colours for a terminal, and plain text for everything else. `NO_COLOR` and `FORCE_COLOR` are heeded. */
export function painter({ isTTY = false }: Output): (style: Style, text: string) => string {
  const { NO_COLOR, FORCE_COLOR } = process.env;
  const colours = FORCE_COLOR ? FORCE_COLOR !== '0' : isTTY && !NO_COLOR;
  return colours ? (style, text) => styleText(style, text, { validateStream: false }) : (_, text) => text;
}
