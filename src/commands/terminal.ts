import { styleText } from "node:util";
import { readTerminalSettings } from "../config.ts";
import { printable } from "./printable.ts";

type Format = Parameters<typeof styleText>[0];

/** Data goes to stdout and nothing else does; what people want to know meanwhile goes to stderr. */
export interface Terminal {
  /** One piece of data. */
  print(text: string): void;
  /** A message; silent under `--quiet`. */
  say(text: string): void;
  /** A message that `--quiet` must not hide. */
  warn(text: string): void;
  /** Text as stdout can show it: styled on a colour terminal, plain elsewhere. */
  style(format: Format, text: string): string;
  /** Whether a line on stderr may be drawn again and again. */
  readonly animated: boolean;
  readonly quiet: boolean;
  readonly columns: number;
}

export function openTerminal(options: { quiet?: boolean } = {}): Terminal {
  const { stdout, stderr } = process;
  const { color, animation } = readTerminalSettings();
  const quiet = options.quiet ?? false;
  return {
    print: (text) => void stdout.write(`${printable(text)}\n`),
    say: (text) => {
      if (!quiet) stderr.write(`${printable(text)}\n`);
    },
    warn: (text) => void stderr.write(`${printable(text)}\n`),
    style: (format, text) => (color && stdout.isTTY ? styleText(format, text) : text),
    animated: animation && Boolean(stderr.isTTY) && !quiet,
    quiet,
    columns: stdout.isTTY ? stdout.columns : 0,
  };
}

/** A reader that went away (`| head`) ends nothing and is told nothing: what is left to say has no listener. */
export function ignoreClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE" && error.code !== "EIO") throw error;
    });
  }
}

/** Waits until everything written has left the process; a pipe takes it later than the write returns. */
export async function flushOutput(): Promise<void> {
  const drained = [process.stdout, process.stderr].map(
    (stream) =>
      new Promise<void>((resolve) =>
        stream.writableEnded || stream.destroyed ? resolve() : stream.write("", () => resolve()),
      ),
  );
  await Promise.all(drained);
}
