/** What each service carries: a canary release, or every strategy at once. */
export type Load = 'release' | 'every strategy';
