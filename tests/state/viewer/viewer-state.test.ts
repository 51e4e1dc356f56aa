import { describe, expect, it } from 'vitest';
import { createSessionModel } from '../../../lib/model/session.ts';
import { sessionText } from '../../../lib/session/native/write-session.ts';
import { readFile } from '../../../lib/session/read-file.ts';
import { createAppState } from '../../../lib/state/app-state.ts';
import { openedSource } from '../../../lib/state/viewer/opened-source.ts';
import { type SessionFile, ViewerState, type Viewing } from '../../../lib/state/viewer/viewer-state.ts';
import { SCENES } from '../../panel-gallery/scenes.ts';
import { bytesOf } from '../../session/write-bytes.ts';
import { createTestApp } from '../fake-source.ts';

const { events } = SCENES.dual;
const viewerOf = () => new ViewerState({ createModel: createSessionModel, readFile });

function fileOf(name: string, content: Uint8Array<ArrayBuffer>): SessionFile {
  return { name, byteLength: content.length, content: () => content };
}

function openedIn(viewing: Viewing) {
  if (viewing.phase !== 'open') throw new Error(`It is ${viewing.phase}.`);
  return viewing.opened;
}

describe('the viewer', () => {
  it('shows of a file what the panel showed of its capture', async () => {
    const live = createTestApp();
    live.tell(...events);
    const viewer = viewerOf();
    await viewer.open(fileOf('a.gz', await bytesOf(sessionText(events), true)));
    const { model, report } = openedIn(viewer.viewing.value);
    expect(report.problems).toEqual([]);
    const app = createAppState({
      createModel: createSessionModel,
      source: openedSource,
      opened: model,
      schedule: () => () => {},
    });
    expect(app.session.view.value).toEqual(live.app.session.view.value);
    expect(app.session.status.value).toBe('file');
    expect(app.clock.value).toBe(app.session.view.value.lastEventAt);
    app.dispose();
  });

  it('neither clears nor pauses a session that was opened', async () => {
    const model = createSessionModel();
    model.append(events);
    const app = createAppState({
      createModel: createSessionModel,
      source: openedSource,
      opened: model,
      schedule: () => () => {},
    });
    app.clear();
    app.toggleRecording();
    expect(app.session.model.value).toBe(model);
    expect(app.session.recording.value).toBe('recording');
    app.dispose();
  });

  it('keeps what is readable of a damaged file, and tells the line', async () => {
    const whole = await bytesOf(sessionText(events), true);
    const viewer = viewerOf();
    await viewer.open(fileOf('a.gz', whole.subarray(0, Math.floor(whole.length * 0.7))));
    const { model, report } = openedIn(viewer.viewing.value);
    expect(report.problems).toEqual([{ kind: 'cut-off', line: expect.any(Number) }]);
    expect(model.view().connections.size).toBeGreaterThan(0);
  });

  it('goes back to choosing, with the reason, when nothing can be read', async () => {
    const viewer = viewerOf();
    await viewer.open(fileOf('messages.csv', new TextEncoder().encode('time,connection,size\n1,2,3\n')));
    const refused = { name: 'messages.csv', problem: { kind: 'foreign', what: 'csv' } };
    expect(viewer.viewing.value).toEqual({ phase: 'choosing', refused });
  });

  it('says so when the browser cannot hand the file over', async () => {
    const viewer = viewerOf();
    const gone: SessionFile = { name: 'a.har', byteLength: 1, content: () => Promise.reject(new Error('moved')) };
    await expect(viewer.open(gone)).rejects.toThrow('moved');
    expect(viewer.viewing.value).toEqual({ phase: 'choosing', refused: { name: 'a.har', problem: null } });
  });

  it('gives up reading when it is told to, and reads the newest of two files', async () => {
    const first = fileOf('first.gz', await bytesOf(sessionText(events), true));
    const viewer = viewerOf();
    const isRead = viewer.open(first);
    expect(viewer.viewing.value.phase).toBe('reading');
    viewer.close();
    await isRead;
    expect(viewer.viewing.value).toEqual({ phase: 'choosing', refused: null });

    await Promise.all([viewer.open(first), viewer.open({ ...first, name: 'second.gz' })]);
    expect(openedIn(viewer.viewing.value).name).toBe('second.gz');
  });
});
