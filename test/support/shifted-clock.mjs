// Loaded into a command before anything else: its clock is wrong, and may be set once more while it runs.
const RealDate = Date;
const began = performance.now();
const [first = 0, second = first, afterMs = Number.POSITIVE_INFINITY] = (process.env.TEST_CLOCK_SHIFT ?? "")
  .split(",")
  .filter(Boolean)
  .map(Number);
const shift = () => (performance.now() - began < afterMs ? first : second);
globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + shift());
    else super(...given);
  }
  static now() {
    return RealDate.now() + shift();
  }
};
