/** The generated types spell one field in their own way; the YAML says `consecutive5xxErrors`. */
export type AsWritten<T> = T extends readonly (infer U)[] ? AsWritten<U>[]
  : T extends object ? { [K in keyof T as K extends 'consecutive5XxErrors' ? 'consecutive5xxErrors' : K]: AsWritten<T[K]> } : T;
