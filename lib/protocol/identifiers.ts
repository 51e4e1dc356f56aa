// Ids are branded so that a realm is never mistaken for a connection.
import * as z from 'zod/mini';

/** Names one realm for the length of a session: random, made by the hook (or `network` for the witness). */
export const realmIdSchema = z.string().check(z.minLength(1), z.maxLength(64)).brand<'RealmId'>();
export type RealmId = z.infer<typeof realmIdSchema>;

/** Names one `WebSocket` object: `<realmId>/<number>`, numbers from 1 in the order of construction. */
export const connectionIdSchema = z.string().check(z.minLength(1), z.maxLength(96)).brand<'ConnectionId'>();
export type ConnectionId = z.infer<typeof connectionIdSchema>;

/** The id of the `number`th connection of a realm. */
export function connectionIdOf(realmId: RealmId, number: number): ConnectionId {
  return `${realmId}/${number}` as ConnectionId;
}
