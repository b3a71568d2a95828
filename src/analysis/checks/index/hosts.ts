import type { Context } from '../context';
export class Hosts { constructor(readonly context: Context) {} }
