/** How many random apps a judge is asked about; more at night than after every change. */
export const APPS = Number(process.env.CONFORMANCE_APPS ?? 200);

/** Others each time, so that no run hides what the next would find; a failure prints its seed, by which it is run again. */
export const SEED = Number(process.env.CONFORMANCE_SEED ?? Math.trunc(Math.random() * 2 ** 31));
