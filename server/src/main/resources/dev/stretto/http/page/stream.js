// Server-sent events read by fetch, since the browser's own EventSource cannot send the token.
import { send } from "./api.js";

const WAIT_MILLIS = 500;
const WAIT_MILLIS_MAX = 8_000;
/** The server says every ten seconds that it lives. */
const SILENCE_MILLIS_MAX = 30_000;

/**
 * Reads a stream until it is stopped. It comes back by itself after a break, right behind the last event it has: each is taken
 * once and in order.
 *
 * @param where the address of the stream
 * @param after the id of the last event that is known
 * @param take takes the data of each event
 * @param say hears how it goes: "live", "lost", or "refused" with the reason, after which it ends
 * @returns a function that stops it
 */
export function follow(where, after, take, say = () => {}) {
  const reader = { last: after, stopped: false, connection: null, wake: () => {} };
  const online = () => reader.wake();
  addEventListener("online", online);
  run(reader, where, take, say).finally(() => removeEventListener("online", online));
  return () => {
    reader.stopped = true;
    reader.connection?.abort();
    reader.wake();
  };
}

async function run(reader, where, take, say) {
  let wait = WAIT_MILLIS;
  while (!reader.stopped) {
    try {
      await connect(reader, where, take, () => {
        wait = WAIT_MILLIS;
        say("live");
      });
    } catch (problem) {
      if (!reader.stopped && problem.status >= 400 && problem.status < 500 && problem.status !== 429) {
        say("refused", problem);
        return;
      }
    }
    if (!reader.stopped) {
      say("lost");
      await pause(reader, wait);
      wait = Math.min(wait * 2, WAIT_MILLIS_MAX);
    }
  }
}

function pause(reader, millis) {
  return new Promise((done) => {
    const timer = setTimeout(done, millis);
    reader.wake = () => {
      clearTimeout(timer);
      done();
    };
  });
}

async function connect(reader, where, take, begun) {
  const connection = new AbortController();
  reader.connection = connection;
  let watch = setTimeout(() => connection.abort(), SILENCE_MILLIS_MAX);
  try {
    const asked = { Accept: "text/event-stream", "Last-Event-ID": String(reader.last) };
    const answer = await send(where, { headers: asked, signal: connection.signal });
    begun();
    const body = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    for (let part = await body.read(); !part.done; part = await body.read()) {
      clearTimeout(watch);
      watch = setTimeout(() => connection.abort(), SILENCE_MILLIS_MAX);
      const events = (rest + part.value).split("\n\n");
      rest = events.pop();
      events.forEach((event) => hand(reader, event, take));
    }
  } finally {
    clearTimeout(watch);
  }
}

function hand(reader, event, take) {
  let id = null;
  let data = null;
  for (const line of event.split("\n")) {
    if (line.startsWith("id: ")) {
      id = Number(line.slice(4));
    } else if (line.startsWith("data: ")) {
      data = line.slice(6);
    }
  }
  if (!reader.stopped && data !== null && id > reader.last) {
    reader.last = id;
    take(JSON.parse(data));
  }
}
