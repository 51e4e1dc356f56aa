// Wishes that flow from the panel to a page. The hook checks them by hand: no zod in pages.
import * as z from 'zod/mini';
import { realmIdSchema } from './identifiers.ts';

const sequence = z.number().check(z.int(), z.minimum(-1));

/** Panel to bridge. `received` is the last sequence the panel holds of that realm (-1: none): the hook sends what follows. */
export const commandSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('attach'), received: z.record(z.string(), sequence) }),
  z.object({ type: z.literal('acknowledge'), realmId: realmIdSchema, last: sequence }),
  z.object({ type: z.literal('detach') }),
]);
export type Command = z.infer<typeof commandSchema>;

/** Bridge to panel, besides batches: how many posts from the page were no events. */
export const bridgeReportSchema = z.object({
  type: z.literal('refused'),
  realmId: z.nullable(realmIdSchema),
  count: z.number().check(z.int(), z.minimum(0)),
});
export type BridgeReport = z.infer<typeof bridgeReportSchema>;
