import { describe, expect, it } from 'vitest';
import { createCustomDecoder } from '../../lib/decode/custom/custom-decoder.ts';
import { EMPTY_CUSTOM_SCHEMA } from '../../lib/decode/custom/custom-schema.ts';
import type { ReadingChoices } from '../../lib/decode/decoding.ts';
import { DECODERS } from '../../lib/decode/registry.ts';
import type { ConnectionId } from '../../lib/protocol/identifiers.ts';
import { textCell } from '../../lib/session/csv/cell.ts';
import { csvText } from '../../lib/session/csv/write-csv.ts';
import { createRealmLog, START } from '../model/session-log.ts';
import { readAll } from './read-all.ts';
import { bytesOf, textOf } from './write-bytes.ts';

const ONE = 'page/1' as ConnectionId;

function someEvents() {
  const log = createRealmLog();
  return [
    log.created(0),
    log.opened(1, ONE),
    log.sent(2, ONE, '{"type":"ping"}'),
    log.received(5.5, ONE, new Uint8Array([0, 255])),
    log.received(6, ONE, '=HYPERLINK("http://evil.test")'),
    log.received(7, ONE, null),
    log.received(8, ONE, 'two\r\nlines, "quoted"; ação'),
  ];
}

describe('a CSV', () => {
  it('is a header and a row for each message, as RFC 4180 has it', async () => {
    const text = await textOf(csvText(someEvents()));
    const iso = (ms: number) => new Date(START + ms).toISOString();
    const row = (...cells: unknown[]) => cells.join(',');
    const url = 'ws://localhost:8000/ws';
    expect(text.split('\r\n').slice(0, 4)).toEqual([
      '\ufeffseq,time_iso,epoch_ms,delta_ms,conn_id,url,dir,opcode,bytes,type,summary,data,is_cut',
      row(
        1,
        iso(2),
        START + 2,
        0,
        ONE,
        url,
        'send',
        1,
        15,
        'ping',
        '"{""type"":""ping""}"',
        '"{""type"":""ping""}"',
        false,
      ),
      row(2, iso(5), START + 5.5, 3.5, ONE, url, 'receive', 2, 2, '', '00 ff', 'AP8=', false),
      row(3, iso(6), START + 6, 0.5, ONE, url, 'receive', 1, 30, '', ...formula(), false),
    ]);
    expect(text).toContain('"two\r\nlines, ""quoted""; ação",false\r\n');
    expect(text).toContain(',,,true\r\n');
  });

  it('says what each message is in the protocol of its connection', async () => {
    const log = createRealmLog();
    const url = 'wss://example.org/socket.io/?EIO=4&transport=websocket';
    const events = [
      log.created(0, undefined, null, url),
      log.opened(1, ONE),
      log.received(2, ONE, '42["tick",1]'),
      log.sent(3, ONE, '3'),
    ];
    const rows = (await textOf(csvText(events))).split('\r\n').slice(1, 3);
    expect(rows.map((row) => row.split(',')[9])).toEqual(['tick', 'pong']);
  });

  it('reads messages as the user decided', async () => {
    const log = createRealmLog();
    const packet = '42["tick",1]';
    const events = [
      ...[log.created(0), log.opened(1, ONE), log.received(2, ONE, packet)],
      log.received(3, ONE, '{"price":7}'),
    ];
    const custom = createCustomDecoder([{ ...EMPTY_CUSTOM_SCHEMA, name: 'Price', field: 'price' }]);
    const decoders = [{ format: 'custom', ...custom } as const, ...DECODERS];
    const typesBy = async (choices?: ReadingChoices) => {
      const rows = (await textOf(csvText(events, undefined, choices))).split('\r\n').slice(1, 3);
      return rows.map((row) => row.split(',')[9]);
    };
    expect(await typesBy()).toEqual(['', '']);
    expect(await typesBy({ decoders, forced: new Map() })).toEqual(['', 'Price']);
    const [type] = await typesBy({ decoders, forced: new Map([[ONE, 'socket.io']]) });
    expect(type).toBe('tick');
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['  =1', "'  =1"],
    ['\t=1', '"\'\t=1"'],
    ['\r', '"\'\r"'],
    ['\uff1d1', "'\uff1d1"],
    ['1=1', '1=1'],
    ['a"b', '"a""b"'],
    ['', ''],
  ])('writes %j as %j, so that no spreadsheet runs it', (text, cell) => {
    expect(textCell(text)).toBe(cell);
  });

  it('cuts what no spreadsheet takes, between characters', () => {
    expect(textCell('😀'.repeat(20_000))).toHaveLength(32_766);
  });

  it('is refused when it is opened', async () => {
    const read = await readAll(await bytesOf(csvText(someEvents())), { name: 'messages.csv' });
    expect(read).toMatchObject({ kind: null, eventCount: 0, problems: [{ kind: 'foreign', what: 'csv' }] });
  });
});

function formula(): string[] {
  const cell = '"\'=HYPERLINK(""http://evil.test"")"';
  return [cell, cell];
}
