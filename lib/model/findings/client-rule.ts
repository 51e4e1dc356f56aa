// A rule over the connections of one client, in order: a fold, so that a client that connects all day costs no more each time.
import type { Client } from '../client.ts';
import type { Attempt } from '../clients/attempt.ts';
import type { Connection } from '../connection.ts';
import type { Finding } from './finding.ts';

/** One connection of a client, as its attempt, after the one before it. */
export interface Step {
  readonly connection: Connection;
  readonly attempt: Attempt;
  readonly before: { readonly connection: Connection; readonly attempt: Attempt } | null;
}

export interface ClientRule<State> {
  readonly start: State;
  /** The state with one more connection. States are never changed: the step of a connection is taken again when it changed. */
  next(state: State, step: Step): State;
  findings(state: State, client: Client): readonly Finding[];
}

/** The states of several rules, side by side. */
export type RuleStates = readonly unknown[];

/** Several rules as one. */
export function combined(rules: ReadonlyArray<ClientRule<unknown>>): ClientRule<RuleStates> {
  return {
    start: rules.map(({ start }) => start),
    next: (states, step) => rules.map((rule, index) => rule.next(states[index], step)),
    findings: (states, client) => rules.flatMap((rule, index) => rule.findings(states[index], client)),
  };
}
