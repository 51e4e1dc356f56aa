// Judges what was said on a talk.
import { POLICIES, type Policy } from '../../../../lib/model/backoff/policy.ts';
import type { Finding, Rule } from '../../../../lib/model/findings/finding.ts';
import { createJudge } from '../../../../lib/model/findings/judge.ts';
import type { SessionModel } from '../../../../lib/model/session.ts';
import { START } from '../../session-log.ts';

export const WELCOME = {
  type: 'connection_established',
  data: {
    connection_id: 'conn_1_1',
    server_time: '2025-03-04T10:15:30.123456+00:00',
    heartbeat_interval: 30,
    server_version: '1.0.0',
    supported_features: ['heartbeat'],
  },
};

export function findingsAt(model: SessionModel, nowMs: number, policy: Policy = POLICIES.guide): readonly Finding[] {
  return createJudge()(model.view(), { policy, now: START + nowMs });
}

export function foundBy<Name extends Rule>(rule: Name, model: SessionModel, nowMs: number): Finding<Name>[] {
  return findingsAt(model, nowMs).filter((finding) => finding.rule === rule) as Finding<Name>[];
}

export function rulesAt(model: SessionModel, nowMs: number): string[] {
  return findingsAt(model, nowMs).map(({ rule }) => rule);
}
