// The one thread that the app's server has. Everything the server does enters here, so that it can be held up the
// way heavy work in an asyncio task holds up the real one, without holding up the page's server or the test.

export interface EventLoop {
  readonly isStalled: boolean;
  /** Runs the task now, or in order once the loop goes on. */
  enter(task: () => void): void;
  stall(): void;
  resume(): void;
}

export function createEventLoop(): EventLoop {
  let isStalled = false;
  let waiting: (() => void)[] = [];

  return {
    get isStalled() {
      return isStalled;
    },
    enter(task) {
      if (isStalled) waiting.push(task);
      else task();
    },
    stall() {
      isStalled = true;
    },
    resume() {
      isStalled = false;
      const tasks = waiting;
      waiting = [];
      for (const task of tasks) this.enter(task);
    },
  };
}
