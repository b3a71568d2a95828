/** Where a command writes to. */
export interface Output {
  readonly isTTY?: boolean;
  /** How wide a terminal is. */
  readonly columns?: number;
  write(text: string): unknown;
}

/** What a command needs of the process that it runs in. */
export interface Process {
  readonly stdout: Output;
  readonly stderr: Pick<Output, 'write'>;
  exitCode?: number | string | null;
}

/** Findings, or nothing to report; what cannot be answered is 2. */
export type ExitCode = 0 | 1 | 2;
