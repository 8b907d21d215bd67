// One run as it goes on: events as they come, and the status anew a moment after them for what events do not say (who waits for
// what, when it ends). Nothing is drawn here; who is told of changes is told at most once a frame.
import { get, path } from "./api.js";
import { ENDED, nothing, takeEvent, takeStatus } from "./fold.js";
import { follow } from "./stream.js";

/** How many events before now are shown. */
const PAST = 300;
const STATUS_MILLIS = 500;
/** A driver that was killed says nothing: it is looked for. */
const LOOK_MILLIS = 10_000;

export class LiveRun {
  constructor(run, changed) {
    this.run = run;
    this.model = nothing();
    this.link = "connecting";
    this.problem = null;
    this.version = 0;
    this.changed = changed;
    this.frame = 0;
    this.timer = 0;
    this.tookMillis = 0;
    this.stop = () => {};
    this.closed = false;
    this.open();
  }

  async open() {
    await this.read();
    if (this.closed) {
      return;
    }
    if (this.problem && this.problem.status !== 0) {
      return;
    }
    if (this.problem) {
      setTimeout(() => this.closed || this.open(), 2_000);
      return;
    }
    const after = Math.max(0, this.model.statusSeq - PAST);
    this.stop = follow(`${path(this.run)}/events`, after, (event) => this.take(event), (link, problem) => {
      const back = this.link === "lost" && link === "live";
      this.link = link;
      this.problem = problem ?? null;
      this.soon();
      if (back) {
        this.readSoon(0);
      }
    });
    this.look = setInterval(() => ENDED.includes(this.model.state) || this.readSoon(0), LOOK_MILLIS);
  }

  close() {
    this.closed = true;
    this.stop();
    clearInterval(this.look);
    clearTimeout(this.timer);
    cancelAnimationFrame(this.frame);
  }

  take(event) {
    takeEvent(this.model, event, Date.now());
    if (event.seq > this.model.statusSeq) {
      this.readSoon(Math.max(STATUS_MILLIS, this.tookMillis * 4));
    }
    this.soon();
  }

  /** Reads the status anew, once for all events until then. */
  readSoon(millis) {
    if (!this.timer && !this.closed) {
      this.timer = setTimeout(async () => {
        await this.read();
        this.timer = 0;
        if (this.model.seq > this.model.statusSeq && this.link === "live") {
          this.readSoon(STATUS_MILLIS);
        }
      }, millis);
    }
  }

  async read() {
    const before = performance.now();
    try {
      const status = await get(path(this.run));
      takeStatus(this.model, status, Date.now());
      this.problem = null;
    } catch (problem) {
      this.problem = problem;
      this.link = problem.status === 0 ? "lost" : "refused";
    }
    this.tookMillis = performance.now() - before;
    this.soon();
  }

  soon() {
    if (!this.frame && !this.closed) {
      this.frame = requestAnimationFrame(() => {
        this.frame = 0;
        this.version += 1;
        this.changed();
      });
    }
  }
}
