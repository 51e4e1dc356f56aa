// What travels besides batches between a panel and the bridges of its tab. The hook's own commands are in `lib/hook/channel.ts`.
import * as z from 'zod/mini';
import { realmIdSchema } from './identifiers.ts';

/** Sequence of the last event that the panel holds of a realm; -1: none. */
const received = z.number().check(z.int(), z.minimum(-1));

/** Panel to bridge, over a link. */
export const commandSchema = z.discriminatedUnion('type', [
  /** Answers `hello` of that realm: what follows `received` is wanted. */
  z.object({ type: z.literal('attach'), realmId: realmIdSchema, received }),
  /** Confirms all up to `received` and asks for what follows, now or as soon as it happens. */
  z.object({ type: z.literal('pull'), realmId: realmIdSchema, received }),
]);
export type Command = z.infer<typeof commandSchema>;

/** Bridge to panel, over a link, besides batches. */
export const reportSchema = z.discriminatedUnion('type', [
  /** A realm of the frame: its window, or a worker of it. */
  z.object({ type: z.literal('hello'), realmId: realmIdSchema }),
  /** Posts from the page that were no events. */
  z.object({ type: z.literal('refused'), count: z.number().check(z.int(), z.minimum(1)) }),
]);
export type Report = z.infer<typeof reportSchema>;

/** One-off messages of the extension, by which links come about. */
export const callSchema = z.discriminatedUnion('type', [
  /** Bridge to whoever may open links: these realms of this frame can be observed. Answered by `true` if a panel wants them. */
  z.object({ type: z.literal('realm-here'), realmIds: z.array(realmIdSchema) }),
  /** Bridge of a page that goes away before the link that it was promised came: a batch. */
  z.object({ type: z.literal('last-words'), batch: z.unknown() }),
  /** Panel (or background) to all frames of a tab: who can be observed? */
  z.object({ type: z.literal('who-is-there') }),
]);
export type Call = z.infer<typeof callSchema>;
