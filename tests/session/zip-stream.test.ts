import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { zipStream } from '../../lib/session/bytes/zip-stream.ts';

const AT = Date.UTC(2026, 10, 22, 22, 2, 44);
const bytesOf = async (stream: ReadableStream<Uint8Array<ArrayBuffer>>) =>
  new Uint8Array(await new Response(stream).arrayBuffer());
const streamFrom = (...pieces: Array<Uint8Array<ArrayBuffer>>) =>
  new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });
const text = (content: string) => new TextEncoder().encode(content);

describe('zipStream', () => {
  it('holds every entry, packed or as it is', async () => {
    const zip = await bytesOf(
      zipStream(
        [
          { name: 'a.gz', isPacked: true, open: () => streamFrom(text('abc'), text('def')) },
          { name: 'b.html', isPacked: false, open: () => streamFrom(text('x'.repeat(100_000)), text('é')) },
          { name: 'empty', isPacked: false, open: () => streamFrom() },
        ],
        AT,
      ),
    );
    const entries = unzipSync(zip);
    expect(Object.keys(entries)).toEqual(['a.gz', 'b.html', 'empty']);
    expect(new TextDecoder().decode(entries['a.gz'])).toBe('abcdef');
    expect(new TextDecoder().decode(entries['b.html'])).toBe(`${'x'.repeat(100_000)}é`);
    expect(entries.empty).toHaveLength(0);
    expect(zip.length).toBeLessThan(2_000);
  });

  it('is a zip for others, too', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tapewire-zip-'));
    try {
      const path = join(folder, 'a.zip');
      writeFileSync(
        path,
        await bytesOf(zipStream([{ name: 'a', isPacked: false, open: () => streamFrom(text('hi')) }], AT)),
      );
      const program = `import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); print(z.testzip(), z.read('a').decode())`;
      expect(execFileSync('python3', ['-c', program, path], { encoding: 'utf8' })).toBe('None hi\n');
    } catch (error) {
      // A machine without Python.
      if ((error as { code?: string }).code !== 'ENOENT') throw error;
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('fails when an entry does, and asks for no further one', async () => {
    const broken = new ReadableStream<Uint8Array<ArrayBuffer>>({ pull: () => Promise.reject(new Error('no more')) });
    let isAsked = false;
    const entries = [
      { name: 'a', isPacked: true, open: () => broken },
      {
        name: 'b',
        isPacked: true,
        open() {
          isAsked = true;
          return streamFrom();
        },
      },
    ];
    await expect(bytesOf(zipStream(entries, AT))).rejects.toThrow('no more');
    expect(isAsked).toBe(false);
  });
});
