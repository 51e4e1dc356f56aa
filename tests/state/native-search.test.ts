import { describe, expect, it } from 'vitest';
import { createRealmLog } from '../model/session-log.ts';
import { createTestApp } from './fake-source.ts';

describe('the search bar of DevTools', () => {
  it('searches, steps and ends as the panel itself does', () => {
    let ask: (action: string, query: string | undefined) => void = () => {};
    let isHeard = false;
    const { app, tell } = createTestApp({
      nativeSearch(onSearch) {
        ask = onSearch;
        isHeard = true;
        return () => {
          isHeard = false;
        };
      },
    });
    const log = createRealmLog();
    const id = log.nextId();
    tell(
      log.started(0),
      log.created(1),
      log.received(3, id, 'a1'),
      log.received(4, id, 'b'),
      log.received(5, id, 'a2'),
    );
    ask('performSearch', 'a');
    expect([app.search.count.value, app.search.position.value]).toEqual([2, 1]);
    ask('nextSearchResult', undefined);
    expect(app.search.position.value).toBe(0);
    ask('previousSearchResult', undefined);
    expect(app.search.position.value).toBe(1);
    ask('somethingNew', 'x');
    expect(app.search.query.value).toBe('a');
    ask('cancelSearch', undefined);
    expect(app.search.count.value).toBe(0);
    app.dispose();
    expect(isHeard).toBe(false);
  });
});
