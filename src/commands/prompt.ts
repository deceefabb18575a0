/** Asks on the terminal without showing what is typed. */
export async function promptHidden(question: string, signal: AbortSignal): Promise<string> {
  const { stdin, stderr } = process;
  signal.throwIfAborted();
  // Echo goes off before the question is on: a token that is pasted at once must not be seen either.
  stdin.setRawMode(true);
  stderr.write(question);
  stdin.setEncoding("utf8");
  stdin.resume();
  try {
    return await new Promise<string>((resolve, reject) => {
      let typed = "";
      const onData = (chunk: string) => {
        for (const key of chunk) {
          if (key === "\r" || key === "\n" || key === "\u0004") return resolve(typed);
          // Raw mode keeps the terminal from turning Ctrl-C into a signal.
          if (key === "\u0003") process.kill(process.pid, "SIGINT");
          else if (key === "\u0015") typed = "";
          else if (key === "\u007f" || key === "\b") typed = typed.slice(0, -1);
          else typed += key;
        }
      };
      stdin.on("data", onData);
      stdin.once("end", () => resolve(typed));
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    });
  } finally {
    stdin.setRawMode(false);
    stdin.removeAllListeners("data");
    stdin.pause();
    stderr.write("\n");
  }
}

/** Asks a yes-or-no question; anything but a clear yes means no. */
export async function confirm(question: string, signal: AbortSignal): Promise<boolean> {
  const { createInterface } = await import("node:readline/promises");
  const asked = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await asked.question(`${question} [y/N] `, { signal })).trim());
  } finally {
    asked.close();
  }
}
