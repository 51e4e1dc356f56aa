import { describe, expect, it } from 'vitest';
import { hasContradictoryEnds } from '../../../lib/model/streams/scan.ts';
import { talkOn } from './talk.ts';

const info = (channel: string) => ({ id: `${channel}_1`, channel, priority: 'normal' });
const started = (channel: string) => ({ type: 'scanner_started', payload: {}, broadcast_info: info(channel) });
const progress = (processed_count: number, total_assets: number) => ({
  type: 'scanner_progress',
  payload: { processed_count, total_assets, progress_percentage: (processed_count / (total_assets || 1)) * 100 },
  broadcast_info: info('general'),
});
const end = (type: string, total_assets = 10) => ({ type, payload: { total_assets }, broadcast_info: info('general') });

describe('scans', () => {
  it('are one though they are announced and ended twice', () => {
    const talk = talkOn();
    talk.received(100, started('scanner_status'));
    talk.received(101, started('general'));
    talk.received(200, progress(3, 10));
    talk.received(210, progress(0, 0));
    talk.received(300, end('scanner_completion'));
    talk.received(301, end('scanner_completed'));
    talk.received(302, progress(10, 10));
    const [scan, ...more] = talk.stream().scans;
    expect(more).toEqual([]);
    expect(scan).toMatchObject({ progress: { processed: 3, total: 10 }, progressCount: 2, isOverlapped: false });
    expect([scan?.starts.length, scan?.ends.length]).toEqual([2, 2]);
    expect(scan && hasContradictoryEnds(scan)).toBe(false);
  });

  it('overlap when the same channel announces another before the end', () => {
    const talk = talkOn();
    for (const at of [100, 5_000])
      for (const channel of ['scanner_status', 'general']) talk.received(at, started(channel));
    talk.received(9_000, end('scanner_completed'));
    expect(talk.stream().scans).toMatchObject([
      { isOverlapped: true, ends: [] },
      { isOverlapped: false, ends: [{}] },
    ]);
  });

  it('contradict themselves by an error beside success, or by other counts', () => {
    const talk = talkOn();
    talk.received(100, started('general'));
    talk.received(200, end('scanner_error'));
    talk.received(201, end('scanner_completed'));
    talk.received(300, started('general'));
    talk.received(400, end('scanner_completion', 11));
    talk.received(401, end('scanner_completed', 10));
    expect(talk.stream().scans.map(hasContradictoryEnds)).toEqual([true, true]);
  });

  it('may have begun before anyone listened', () => {
    const talk = talkOn();
    talk.received(100, progress(5, 10));
    talk.received(200, end('scanner_completed'));
    talk.received(300, started('general'));
    expect(talk.stream().scans).toMatchObject([
      { starts: [], ends: [{}] },
      { starts: [{}], ends: [] },
    ]);
  });
});
