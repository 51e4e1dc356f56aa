import { describe, expect, it, vi } from 'vitest';
import type { CustomSchema } from '../../lib/decode/custom/custom-schema.ts';
import type { Message } from '../../lib/model/message.ts';
import { createSessionModel } from '../../lib/model/session.ts';
import { createRealmLog } from '../model/session-log.ts';
import { createTestApp } from './fake-source.ts';

const SCHEMA: CustomSchema = {
  name: 'Tick',
  urlPattern: 'localhost:8000/ws',
  field: 'kind',
  value: 'tick',
  schema: '{"required": ["price"]}',
  summary: '{symbol}',
};
const TICK = '{"kind":"tick","symbol":"PETR4"}';
const WELCOME = '{"type": "connection_established", "data": {"connection_id": "c1", "supported_features": []}}';

/** An app that has received these texts on one connection. */
function appWith(texts: readonly string[], customSchemas: readonly CustomSchema[] = []) {
  const { app, tell } = createTestApp({ settings: { initial: { customSchemas }, save: () => {} } });
  const realm = createRealmLog();
  const connectionId = realm.nextId();
  tell(realm.started(0), realm.created(1), realm.opened(2, connectionId));
  tell(...texts.map((text, index) => realm.received(10 + index, connectionId, text)));
  const messageAt = (index: number) => app.session.model.value.messages.at(index) as Message;
  return { app, reader: app.decoding.reader.value, messageAt };
}

describe('decoding in the panel', () => {
  it('asks the user’s own types first', async () => {
    const { reader, messageAt } = appWith([TICK], [SCHEMA]);
    await vi.waitFor(() => expect(reader.describe(messageAt(0)).format).toBe('custom'));
    expect(reader.describe(messageAt(0))).toMatchObject({ format: 'custom', typeLabel: 'Tick', summary: 'PETR4' });
    const { drift, tree } = reader.decode(messageAt(0));
    expect(drift).toEqual([{ kind: 'missing', path: 'price', expected: null, found: null }]);
    expect(tree).toEqual(JSON.parse(TICK));
  });

  it('follows the settings, and so does the filter', async () => {
    const { app, reader, messageAt } = appWith([TICK, '{"kind":"trade"}']);
    app.grid.setFilter('type:Tick');
    app.settings.change({ customSchemas: [SCHEMA] });
    await vi.waitFor(() => expect(reader.describe(messageAt(0)).typeLabel).toBe('Tick'));
    await vi.waitFor(() => expect(app.grid.messageRowCount.value).toBe(1));
    app.settings.change({ customSchemas: [] });
    expect(reader.describe(messageAt(0)).typeLabel).toBe('tick');
  });

  it('is left alone by other settings', async () => {
    const { app } = appWith([TICK], [SCHEMA]);
    const before = app.decoding.revision.value;
    app.settings.change({ isLogKept: false });
    await Promise.resolve();
    expect(app.decoding.revision.value).toBe(before);
  });

  it('reads each message as its connection speaks', () => {
    const ping = '{"type":"ping"}';
    const formatsIn = ({ reader, messageAt }: ReturnType<typeof appWith>) =>
      [0, 1].map((index) => reader.describe(messageAt(index)).format);
    expect(formatsIn(appWith([WELCOME, ping]))).toEqual(['trading', 'trading']);
    expect(formatsIn(appWith([TICK, ping]))).toEqual(['json', 'json']);
  });

  it('knows a connection by its first messages, whichever are looked at first', () => {
    const said = ['{"type":"connection_init"}', '{"type":"connection_ack"}', '{"type":"subscribe","id":"1"}'];
    const { reader, messageAt } = appWith([...said, ...Array<string>(40).fill('{"id":"1","type":"next"}')]);
    expect(reader.describe(messageAt(42)).format).toBe('graphql-transport-ws');
  });

  it('still knows it after its first messages were evicted, and after the list was cleared', () => {
    const { app, tell } = createTestApp({ createModel: () => createSessionModel({ maxMessages: 5 }) });
    const realm = createRealmLog();
    const connectionId = realm.nextId();
    tell(realm.started(0), realm.created(1), realm.opened(2, connectionId));
    tell(realm.received(3, connectionId, '{"type":"connection_init"}'));
    tell(realm.received(4, connectionId, '{"type":"connection_ack"}'));
    const next = () => realm.received(9, connectionId, '{"id":"1","type":"next"}');
    const newestFormat = () => {
      const { messages } = app.session.model.value;
      const newest = messages.at(messages.firstIndex + messages.length - 1) as Message;
      return app.decoding.reader.value.describe(newest).format;
    };
    tell(...Array.from({ length: 40 }, next));
    expect(newestFormat()).toBe('graphql-transport-ws');
    app.clear();
    tell(next());
    expect(newestFormat()).toBe('graphql-transport-ws');
  });

  it('goes on listening to a connection that is not known yet when the list is cleared', () => {
    const { app, tell } = createTestApp();
    const realm = createRealmLog();
    const connectionId = realm.nextId();
    tell(realm.started(0), realm.created(1), realm.opened(2, connectionId));
    tell(...['a', 'b', 'c'].map((text) => realm.received(3, connectionId, text)));
    app.clear();
    tell(realm.received(4, connectionId, '{"jsonrpc":"2.0","method":"tick"}'));
    expect(app.decoding.decoding.value.formatOf(connectionId).format).toBe('json-rpc');
  });
});
