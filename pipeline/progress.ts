/** A progress bar on a terminal, once a job has taken a second; nothing anywhere else. */
import { SingleBar, Presets } from "cli-progress";

export interface Progress {
  add: (amount: number) => void;
  stop: () => void;
}

const SILENT: Progress = { add: () => {}, stop: () => {} };

/** @param total asked for only when a bar can be shown */
export function startProgress(name: string, total: () => number): Progress {
  if (!process.stderr.isTTY) return SILENT;
  const started = Date.now();
  let done = 0;
  let bar: SingleBar | null = null;
  return {
    add: (amount) => {
      done += amount;
      if (!bar && Date.now() - started > 1000) {
        bar = new SingleBar({ format: `${name.padEnd(8)} {bar} {percentage}% | {eta_formatted}`, hideCursor: true, stream: process.stderr }, Presets.shades_grey);
        bar.start(total(), done);
      } else bar?.update(done);
    },
    stop: () => bar?.stop(),
  };
}
