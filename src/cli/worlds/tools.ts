/** The programs that may be asked to make objects of folders. */
export const TOOLS = ['kustomize', 'helm'] as const;

/** One of them. */
export type Tool = (typeof TOOLS)[number];
