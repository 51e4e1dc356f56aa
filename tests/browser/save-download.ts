import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser } from 'puppeteer-core';

const LIMIT_MS = 30_000;

/** Keeps what the browser downloads because of `trigger` as the file `path`. */
export async function saveDownload(browser: Browser, path: string, trigger: () => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'tapewire-download-'));
  const session = await browser.target().createCDPSession();
  const limit = AbortSignal.timeout(LIMIT_MS);
  try {
    await session.send('Browser.setDownloadBehavior', {
      behavior: 'allowAndName',
      downloadPath: folder,
      eventsEnabled: true,
    });
    const downloaded = new Promise<string>((resolve, reject) => {
      session.on('Browser.downloadProgress', ({ guid, state }) => {
        if (state === 'completed') resolve(join(folder, guid));
        if (state === 'canceled') reject(new Error('The browser cancelled the download.'));
      });
      limit.addEventListener('abort', () => reject(new Error(`Nothing was downloaded within ${LIMIT_MS / 1000} s.`)));
    });
    const [file] = await Promise.all([downloaded, trigger()]);
    await mkdir(dirname(path), { recursive: true });
    await copyFile(file, path);
  } finally {
    await session.send('Browser.setDownloadBehavior', { behavior: 'default' }).catch(() => {});
    await session.detach().catch(() => {});
    await rm(folder, { recursive: true, force: true });
  }
}
