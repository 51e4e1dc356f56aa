import { binary } from './binary.ts';
import { close } from './close.ts';
import { construct } from './construct.ts';
import { errorStacks } from './error-stacks.ts';
import { events } from './events.ts';
import { frames } from './frames.ts';
import { garbage } from './garbage.ts';
import { interfaceObject } from './interface-object.ts';
import { page } from './page.ts';
import { patchedBuiltins } from './patched-builtins.ts';
import type { Probe } from './probe.ts';
import { send } from './send.ts';
import { subclassing } from './subclassing.ts';

/** By what they ask about. */
export const allProbes: Readonly<Record<string, readonly Probe[]>> = {
  'interface object': interfaceObject,
  construct,
  subclassing,
  send,
  'binary kinds': binary,
  close,
  events,
  'errors and stacks': errorStacks,
  'patched builtins': patchedBuiltins,
  'garbage collection': garbage,
  'frames and windows': frames,
  'the page around': page,
};
