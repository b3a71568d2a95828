/** What a value has to be that somebody passes. */
export interface Kind<T, IsOptional = boolean> {
  /** In words, as in `a Percent`. */
  readonly noun: string;
  /** One in code, as in `Percent.of(25)`. */
  readonly example: string;
  readonly isOptional: IsOptional;
  /** Asked of every value of every program, so it makes nothing. */
  readonly accepts: (value: unknown) => value is T;
  /** What inside a value is wrong, where it is not the value as a whole. */
  readonly faultIn?: (value: unknown, trail: string) => Fault | undefined;
}

/** The kind of each prop. A prop without one does not compile, nor does a kind that would accept what the prop cannot be, or demand what can be left out. */
export type Shape<Props> = { readonly [Name in keyof Props]-?: Kind<Props[Name], undefined extends Props[Name] ? true : false> };

/** What is wrong with a value. */
export interface Fault {
  /** The way from the value to what is wrong in it, as in `.ports[0]`. */
  readonly trail: string;
  /** What is said after the place, as in `must be a MeshPort, got 80`. */
  readonly problem: string;
  readonly remedy: string;
}
