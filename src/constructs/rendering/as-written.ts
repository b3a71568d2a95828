/** The generated types spell one field in their own way, where the YAML says `consecutive5xxErrors`, and have enums for what is a string there. */
export type AsWritten<T> = T extends readonly (infer U)[] ? AsWritten<U>[]
  : T extends string ? `${T}`
    : T extends object ? { [K in keyof T as K extends 'consecutive5XxErrors' ? 'consecutive5xxErrors' : K]: AsWritten<T[K]> } : T;
