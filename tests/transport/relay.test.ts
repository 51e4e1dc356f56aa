import { describe, expect, it, vi } from 'vitest';
import type { RealmId } from '../../lib/protocol/identifiers.ts';
import type { PortLike } from '../../lib/transport/link.ts';
import { readRelay, relayNameOf, serveRelay } from '../../lib/transport/relay.ts';
import type { MessageSource, Sender } from '../../lib/transport/tab-connector.ts';
import { REALM } from './fake-batch.ts';
import { fakePorts, settle } from './fake-port.ts';

function startRelay(name = relayNameOf(7)) {
  const [panel, background] = fakePorts(name);
  const sources = new Set<Parameters<MessageSource['addListener']>[0]>();
  const frames: PortLike[] = [];
  const asked: unknown[] = [];
  const tabs = {
    connect(tabId: number, info: { name: string; frameId?: number }) {
      const [ours, frame] = fakePorts(`${tabId} ${info.frameId}`);
      frames.push(frame);
      return ours;
    },
    async sendMessage(tabId: number, message: unknown) {
      asked.push([tabId, message]);
    },
  };
  const messages: MessageSource = {
    addListener: (listener) => void sources.add(listener),
    removeListener: (listener) => void sources.delete(listener),
  };
  serveRelay(background, tabs, messages);
  const ports: PortLike[] = [];
  const named: Array<readonly RealmId[]> = [];
  const lastWords: unknown[] = [];
  const answers: unknown[] = [];
  const seen = { isLost: false };
  const stop = readRelay(
    panel,
    {
      onPort(port, realmIds) {
        ports.push(port);
        named.push(realmIds);
      },
      onLastWords: (batch) => lastWords.push(batch),
    },
    () => {
      seen.isLost = true;
    },
  );
  const say = (tabId: number, message: unknown = { type: 'realm-here', realmIds: [REALM] }): void => {
    const sender: Sender = { tab: { id: tabId }, frameId: 3 };
    for (const source of sources) source(message, sender, (answer) => answers.push(answer));
  };
  return { frames, asked, ports, named, lastWords, answers, seen, say, stop, background, sources };
}

describe('the relay', () => {
  it('asks the frames of the tab and carries a link both ways', async () => {
    const { frames, asked, ports, named, say } = startRelay();
    expect(asked).toEqual([[7, { type: 'who-is-there' }]]);
    say(8);
    say(7, 'rubbish');
    say(7);
    await settle();
    expect(ports).toHaveLength(1);
    expect(named).toEqual([[REALM]]);
    const toPanel: unknown[] = [];
    const toFrame: unknown[] = [];
    ports[0]?.onMessage.addListener((message) => toPanel.push(message));
    frames[0]?.onMessage.addListener((message) => toFrame.push(message));
    frames[0]?.postMessage({ bytes: new Uint8Array([1, 2]) });
    ports[0]?.postMessage({ type: 'pull', received: 1 });
    await settle();
    expect(toPanel).toEqual([{ bytes: new Uint8Array([1, 2]) }]);
    expect(toFrame).toEqual([{ type: 'pull', received: 1 }]);
  });

  it('promises a panel to the frames of its tab only, and passes on what they say too early', async () => {
    const { say, answers, lastWords } = startRelay();
    say(8);
    expect(answers).toEqual([]);
    say(7);
    expect(answers).toEqual([true]);
    say(8, { type: 'last-words', batch: 'of another tab' });
    say(7, { type: 'last-words', batch: 'ours' });
    await settle();
    expect(lastWords).toEqual(['ours']);
  });

  it('tells the end of a frame, and every end when the background dies', async () => {
    const { frames, ports, say, seen, background } = startRelay();
    say(7);
    say(7);
    await settle();
    const ended: number[] = [];
    for (const [index, port] of ports.entries()) port.onDisconnect.addListener(() => ended.push(index));
    frames[0]?.disconnect();
    await settle();
    expect(ended).toEqual([0]);
    background.disconnect();
    await settle();
    expect(ended).toEqual([0, 1]);
    expect(seen.isLost).toBe(true);
  });

  it('asks once more when a frame was gone before it said a word, and not when it had spoken or nobody looks', async () => {
    vi.useFakeTimers();
    try {
      const { frames, asked, say, stop } = startRelay();
      for (let frame = 0; frame < 3; frame++) say(7);
      frames[0]?.postMessage({ type: 'hello', realmId: 'realm' });
      await settle();
      frames[0]?.disconnect();
      await settle();
      vi.runAllTimers();
      expect(asked).toHaveLength(1);
      frames[1]?.disconnect();
      await settle();
      vi.runAllTimers();
      expect(asked).toHaveLength(2);
      stop();
      await settle();
      vi.runAllTimers();
      expect(asked).toHaveLength(2);
    } finally {
      vi.useRealTimers();
    }
  });

  it('closes the frames when the panel closes', async () => {
    const { frames, say, stop, sources } = startRelay();
    say(7);
    await settle();
    let isEnded = false;
    frames[0]?.onDisconnect.addListener(() => {
      isEnded = true;
    });
    stop();
    await settle();
    expect(isEnded).toBe(true);
    expect(sources.size).toBe(0);
  });

  it('ignores ports that name no tab', () => {
    expect(startRelay('something else').asked).toEqual([]);
  });
});
