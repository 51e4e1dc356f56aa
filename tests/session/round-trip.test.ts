import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createSessionModel } from '../../lib/model/session.ts';
import type { SessionEvent } from '../../lib/protocol/events.ts';
import { harText } from '../../lib/session/har/write-har.ts';
import { sessionText } from '../../lib/session/native/write-session.ts';
import { planRedaction } from '../../lib/session/redact/redaction-plan.ts';
import { SCENARIO_NAMES } from '../trading-app/server/scenarios.ts';
import { readAll } from './read-all.ts';
import { recordScenario } from './recorded-scenario.ts';
import { bytesOf } from './write-bytes.ts';

/** All that the panel shows of a session, with one hash over its payloads. */
function shown(events: readonly SessionEvent[]) {
  const model = createSessionModel();
  model.append(events);
  const hash = createHash('sha256');
  for (let index = 0; index < model.messages.length; index++) {
    const message = model.messages.at(index);
    hash.update(JSON.stringify([message?.connectionId, message?.direction, message?.timestamp, message?.byteLength]));
    hash.update(message?.payload ?? 'none');
  }
  const { connections, clients, findings, realms, losses } = model.view();
  const payloads = hash.digest('hex');
  return { connections: [...connections], clients, findings, realms: [...realms], losses, payloads };
}

describe('a session of the trading app', { timeout: 30_000 }, () => {
  it.each(SCENARIO_NAMES)('in the scenario %s is the same when it is opened again', async (scenario) => {
    const events = await recordScenario(scenario);
    const before = shown(events);
    expect(before.connections.length).toBeGreaterThanOrEqual(2);

    const native = await readAll(await bytesOf(sessionText(events), true));
    expect(native.problems).toEqual([]);
    expect(shown(native.events)).toEqual(before);

    const har = await readAll(await bytesOf(harText(events)));
    expect(har.problems).toEqual([]);
    expect(shown(har.events)).toEqual(before);
  });

  it('has the same connections, messages and findings when it is redacted, since it holds no secret', async () => {
    const events = await recordScenario('healthy');
    const plan = await planRedaction(events);
    expect(plan.tallies).toEqual([]);
    const read = await readAll(await bytesOf(sessionText(plan.redacted(events)), true));
    expect(shown(read.events)).toEqual(shown(events));
  });
});
