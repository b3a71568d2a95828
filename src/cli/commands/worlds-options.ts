import { type Command, InvalidArgumentError } from 'commander';

/** Adds the options that say which objects are applied together. */
export function addWorlds(command: Command): Command {
  return command.option('--each <depth>', 'every folder so many levels below a path is a world of its own; 0 for the path itself', depthOf);
}

function depthOf(value: string): number {
  if (!/^\d{1,2}$/.test(value)) throw new InvalidArgumentError('a depth is a whole number from 0 to 99.');
  return Number(value);
}
