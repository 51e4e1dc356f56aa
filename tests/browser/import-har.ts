// Chrome's own Network panel as the reader of a HAR, driven through the modules of its front end.
import type { Page } from 'puppeteer-core';

export interface ImportedFrame {
  readonly type: string;
  readonly time: number;
  readonly text: string;
  readonly opCode: number;
}

export interface ImportedRequest {
  readonly url: string;
  readonly resourceType: string;
  readonly statusCode: number;
  readonly frames: readonly ImportedFrame[];
  readonly requestHeaders: ReadonlyArray<readonly [name: string, value: string]>;
}

/** Opens the HAR in the Network panel, as its button does, and reads back what the panel has then. */
export function importHar(devtools: Page, har: string): Promise<ImportedRequest[]> {
  return devtools.evaluate(async (text) => {
    const paths = ['./panels/network/network.js', './models/logs/logs.js', './ui/legacy/legacy.js'];
    const [network, logs, legacy] = await Promise.all(paths.map((path) => import(path)));
    await legacy.ViewManager.ViewManager.instance().showView('network');
    const panel = network.NetworkPanel.NetworkPanel.instance();
    await panel.networkLogView.onLoadFromFile(new File([text], 'session.har', { type: 'application/json' }));
    const requests = logs.NetworkLog.NetworkLog.instance().requests();
    return requests.map(
      // biome-ignore lint/suspicious/noExplicitAny: the front end has no types.
      (request: any): ImportedRequest => ({
        url: request.url(),
        resourceType: request.resourceType().name(),
        statusCode: request.statusCode,
        frames: request.frames().map(({ type, time, text: data, opCode }: ImportedFrame) => ({
          type,
          time,
          text: data,
          opCode,
        })),
        requestHeaders: request
          .requestHeaders()
          .map(({ name, value }: { name: string; value: string }) => [name, value] as const),
      }),
    );
  }, har);
}
