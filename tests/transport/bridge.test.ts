import { afterEach, describe, expect, it, vi } from 'vitest';
import { LINK_NAME, startBridge } from '../../lib/transport/bridge.ts';
import type { PortLike } from '../../lib/transport/link.ts';
import { batchOf, REALM } from './fake-batch.ts';
import { fakePorts, settle } from './fake-port.ts';

const pageEvents = new EventTarget();
vi.stubGlobal('addEventListener', pageEvents.addEventListener.bind(pageEvents));

const open: MessagePort[] = [];
afterEach(() => {
  for (const port of open.splice(0)) port.close();
});

function start({ sendMessage = async (): Promise<unknown> => undefined } = {}) {
  const { port1: hook, port2 } = new MessageChannel();
  open.push(hook, port2);
  const posts: unknown[] = [];
  hook.onmessage = (event) => posts.push(event.data);
  const connects: Array<(port: PortLike & { name: string }) => void> = [];
  const messages: Array<(message: unknown) => void> = [];
  const runtime = {
    id: 'tapewire' as string | undefined,
    sendMessage: vi.fn(sendMessage),
    onConnect: { addListener: (listener: (typeof connects)[number]) => void connects.push(listener) },
    onMessage: { addListener: (listener: (typeof messages)[number]) => void messages.push(listener) },
  };
  startBridge(port2, runtime);

  async function link(name = LINK_NAME) {
    const [panel, bridge] = fakePorts(name);
    const reports: unknown[] = [];
    panel.onMessage.addListener((report) => reports.push(report));
    for (const listener of connects) listener(bridge);
    await settle();
    return { panel, reports };
  }
  return { hook, posts, runtime, messages, link };
}

const realm = { type: 'realm', realmId: REALM, farewell: 'secret' };

describe('startBridge', () => {
  it('announces its realm once the hook has named it', async () => {
    const { hook, runtime } = start();
    expect(runtime.sendMessage).not.toHaveBeenCalled();
    hook.postMessage(realm);
    await vi.waitFor(() =>
      expect(runtime.sendMessage).toHaveBeenCalledExactlyOnceWith({ type: 'realm-here', realmIds: [REALM] }),
    );
  });

  it('stays silent when nobody listens', async () => {
    const { hook, runtime } = start({
      sendMessage: async () => {
        throw new Error('Could not establish connection. Receiving end does not exist.');
      },
    });
    hook.postMessage(realm);
    await vi.waitFor(() => expect(runtime.sendMessage).toHaveBeenCalled());
  });

  it('says hello, passes commands to the hook and batches to the panel', async () => {
    const { hook, posts, runtime, link } = start();
    hook.postMessage(realm);
    await vi.waitFor(() => expect(runtime.sendMessage).toHaveBeenCalled());
    const { panel, reports } = await link();
    expect(reports).toEqual([{ type: 'hello', realmId: REALM }]);
    panel.postMessage({ type: 'pull', realmId: REALM, received: 3 });
    panel.postMessage({ type: 'pull', realmId: REALM, received: 'all' });
    hook.postMessage(batchOf(4, ['a']));
    await vi.waitFor(() => expect(reports).toContainEqual(batchOf(4, ['a'])));
    await vi.waitFor(() => expect(posts).toEqual([{ type: 'pull', realmId: REALM, received: 3 }]));
  });

  it('says hello for each worker of its window, to a panel that is there and to one that comes', async () => {
    const { hook, runtime, link } = start();
    hook.postMessage(realm);
    await vi.waitFor(() => expect(runtime.sendMessage).toHaveBeenCalled());
    const { reports } = await link();
    hook.postMessage({ type: 'realm', realmId: 'worker1' });
    await vi.waitFor(() => expect(reports).toContainEqual({ type: 'hello', realmId: 'worker1' }));
    const later = await link();
    expect(later.reports).toEqual([
      { type: 'hello', realmId: REALM },
      { type: 'hello', realmId: 'worker1' },
    ]);
  });

  it('reports posts that are no batches instead of passing them on', async () => {
    const { hook, runtime, link } = start();
    hook.postMessage(realm);
    await vi.waitFor(() => expect(runtime.sendMessage).toHaveBeenCalled());
    const { reports } = await link();
    for (const rubbish of [null, 'x', { type: 'batch' }, { ...batchOf(0, []), events: [{ type: 'nonsense' }] }]) {
      hook.postMessage(rubbish);
    }
    await vi.waitFor(() =>
      expect(reports.filter((report) => JSON.stringify(report) === '{"type":"refused","count":1}')).toHaveLength(4),
    );
  });

  it('takes the last batches from the secret event', async () => {
    const { hook, runtime, link } = start();
    hook.postMessage(realm);
    await vi.waitFor(() => expect(runtime.sendMessage).toHaveBeenCalled());
    const { reports } = await link();
    pageEvents.dispatchEvent(new CustomEvent('secret', { detail: batchOf(0, ['last']) }));
    await settle();
    expect(reports).toContainEqual(batchOf(0, ['last']));
  });

  it('sends the last batches by themselves if a panel was promised, and declines them if not', async () => {
    const farewell = (detail: unknown): boolean =>
      !pageEvents.dispatchEvent(new CustomEvent('promised', { detail, cancelable: true }));
    let answer: unknown = true;
    const { hook, runtime, messages } = start({ sendMessage: async () => answer });
    hook.postMessage({ ...realm, farewell: 'promised' });
    await vi.waitFor(() => expect(runtime.sendMessage).toHaveBeenCalledOnce());
    await settle();
    expect(farewell(null)).toBe(true);
    farewell(batchOf(0, ['last']));
    expect(runtime.sendMessage).toHaveBeenLastCalledWith({ type: 'last-words', batch: batchOf(0, ['last']) });

    answer = undefined;
    for (const listener of messages) listener({ type: 'who-is-there' });
    await settle();
    runtime.sendMessage.mockClear();
    expect(farewell(null)).toBe(false);
    farewell(batchOf(0, ['last']));
    expect(runtime.sendMessage).not.toHaveBeenCalled();
  });

  it('detaches the hook when the panel closes, and silences it when the extension is gone', async () => {
    const { hook, posts, runtime, link } = start();
    hook.postMessage(realm);
    await vi.waitFor(() => expect(runtime.sendMessage).toHaveBeenCalled());
    (await link()).panel.disconnect();
    await vi.waitFor(() => expect(posts).toEqual([{ type: 'detach' }]));
    const { panel } = await link();
    runtime.id = undefined;
    panel.disconnect();
    await vi.waitFor(() => expect(posts).toEqual([{ type: 'detach' }, { type: 'detach' }, { type: 'silence' }]));
  });

  it('ignores connections that are not a link', async () => {
    const { hook, runtime, link } = start();
    hook.postMessage(realm);
    await vi.waitFor(() => expect(runtime.sendMessage).toHaveBeenCalled());
    expect((await link('something else')).reports).toEqual([]);
  });
});
