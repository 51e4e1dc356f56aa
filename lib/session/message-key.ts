// How a part of a session names the messages that it has: apart from what selects them, which the panel reads late.
import type { RealmId } from '../protocol/identifiers.ts';

/** Names one message for good, also when the log forgot what came before it. */
export function messageKey({ realmId, sequence }: { readonly realmId: RealmId; readonly sequence: number }): string {
  return `${realmId} ${sequence}`;
}
