import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { type ConsoleLine, MAX_LINES } from '../../lib/checks/console-lines.ts';
import { decode } from '../../lib/decode/registry.ts';
import { createSessionModel } from '../../lib/model/session.ts';
import type { SessionEvent } from '../../lib/protocol/events.ts';
import { ConsoleMirror } from '../../lib/state/console-mirror.ts';
import { createRealmLog } from '../model/session-log.ts';

function prepare() {
  const model = createSessionModel();
  const revision = signal(0);
  const log = createRealmLog();
  const id = log.nextId();
  const written: ConsoleLine[][] = [];
  let planned: Array<() => void> = [];
  const mirror = new ConsoleMirror({
    model: signal(model),
    revision,
    describe: decode,
    labelOf: () => 'js#1',
    write: async (lines) => void written.push([...lines]),
    delay: (task) => void planned.push(task),
  });
  function tell(...events: SessionEvent[]): void {
    model.append(events);
    revision.value++;
  }
  async function passTime(): Promise<void> {
    const due = planned;
    planned = [];
    for (const task of due) task();
    await Promise.resolve();
    await Promise.resolve();
  }
  tell(log.started(0), log.created(1), log.opened(2, id));
  return { mirror, log, id, tell, passTime, written };
}

describe('the mirror into the console', () => {
  it('is off by default, and begins with what comes then', async () => {
    const { mirror, log, id, tell, passTime, written } = prepare();
    tell(log.received(3, id, '{"type":"old"}'));
    await passTime();
    expect(written).toEqual([]);
    mirror.turn(true);
    tell(log.sent(4, id, '{"type":"new","value":1}'), log.received(5, id, 'plain'));
    await passTime();
    expect(written).toEqual([
      [
        { text: expect.stringMatching(/^↑ js#1 new/), json: '{"type":"new","value":1}' },
        { text: '↓ js#1 plain', json: null },
      ],
    ]);
  });

  it('says how many it leaves out of a flood', async () => {
    const { mirror, log, id, tell, passTime, written } = prepare();
    mirror.turn(true);
    tell(...Array.from({ length: MAX_LINES + 30 }, (_, index) => log.received(3 + index, id, `m${index}`)));
    await passTime();
    expect(written[0]).toHaveLength(MAX_LINES + 1);
    expect(written[0]?.[0]).toEqual({ text: '… 30', json: null });
    expect(written[0]?.at(-1)?.text).toContain(`m${MAX_LINES + 29}`);
  });

  it('writes nothing any more once it is off', async () => {
    const { mirror, log, id, tell, passTime, written } = prepare();
    mirror.turn(true);
    tell(log.received(3, id, 'a'));
    mirror.turn(false);
    await passTime();
    expect(written).toEqual([]);
  });
});
