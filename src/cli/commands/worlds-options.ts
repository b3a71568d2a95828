import { type Command, InvalidArgumentError } from 'commander';
import { listOption } from './options';
import { type Tool, TOOLS } from '../worlds/tools';

/** Adds the options that say which objects are applied together. */
export function addWorlds(command: Command): Command {
  return command
    .option('--each <depth>', 'every folder so many levels below a path is a world of its own; 0 for the path itself', depthOf)
    .addOption(listOption('--render <program>', 'render kustomizations with kustomize, or charts with helm; may be given again').argParser(toolsOf));
}

function toolsOf(value: string, before: readonly Tool[]): Tool[] {
  const tool = TOOLS.find(one => one === value);
  if (tool === undefined) throw new InvalidArgumentError(`it is one of ${TOOLS.join(', ')}.`);
  return [...before, tool];
}

function depthOf(value: string): number {
  if (!/^\d{1,2}$/.test(value)) throw new InvalidArgumentError('a depth is a whole number from 0 to 99.');
  return Number(value);
}
