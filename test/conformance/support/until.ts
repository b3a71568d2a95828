import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE = 30_000;

/** Returns when something is so. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + PATIENCE;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`waited ${PATIENCE / 1000} s in vain until ${what}`);
    await sleep(5);
  }
}
