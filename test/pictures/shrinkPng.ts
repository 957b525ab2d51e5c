import { crc32, deflateSync, inflateSync } from 'node:zlib';

/**
 * A screenshot with at most 256 colors: a third of the size, and no difference that one could see, for a workbench has
 * few colors and the shades between them.
 *
 * The palette is found by median cut (Heckbert 1982): the box of colors that spreads widest is halved until there are
 * enough. Takes what Chromium writes, 8-bit RGB or RGBA without interlacing, and gives any other file back as it is.
 */
export function shrinkPng(file: Buffer): Buffer {
  const image = readPng(file);
  if (!image) return file;
  const counts = new Map<number, number>();
  for (const color of image.pixels) counts.set(color, (counts.get(color) ?? 0) + 1);
  const boxes = cutBoxes([...counts.keys()], counts);
  const entryOf = new Map<number, number>();
  for (const [entry, box] of boxes.entries()) for (const color of box) entryOf.set(color, entry);
  const palette = boxes.flatMap((box) => meanColor(box, counts));
  return writePng(image, palette, (color) => entryOf.get(color) ?? 0);
}

interface Image {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue in one number each. */
  readonly pixels: Uint32Array;
}

function readPng(file: Buffer): Image | undefined {
  const width = file.readUInt32BE(16);
  const height = file.readUInt32BE(20);
  const channels = { 2: 3, 6: 4 }[file.readUInt8(25)];
  if (file.readUInt8(24) !== 8 || !channels || file.readUInt8(28) !== 0) return undefined;
  const parts: Buffer[] = [];
  for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at)) {
    const isData = file.toString('latin1', at + 4, at + 8) === 'IDAT';
    if (isData) parts.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)));
  }
  const bytes = unfilter(inflateSync(Buffer.concat(parts)), width * channels, height, channels);
  const pixels = new Uint32Array(width * height);
  for (let at = 0; at < pixels.length; at++) {
    const from = at * channels;
    pixels[at] = ((bytes[from] ?? 0) << 16) | ((bytes[from + 1] ?? 0) << 8) | (bytes[from + 2] ?? 0);
  }
  return { width, height, pixels };
}

/** Takes the prediction of each byte from its neighbors back (PNG specification, section 9). */
function unfilter(data: Buffer, stride: number, height: number, channels: number): Uint8Array {
  const out = new Uint8Array(stride * height);
  for (let row = 0; row < height; row++) {
    const filter = data[row * (stride + 1)];
    for (let at = 0; at < stride; at++) {
      const here = row * stride + at;
      const left = at >= channels ? (out[here - channels] ?? 0) : 0;
      const up = row > 0 ? (out[here - stride] ?? 0) : 0;
      const corner = row > 0 && at >= channels ? (out[here - stride - channels] ?? 0) : 0;
      const raw = data[row * (stride + 1) + 1 + at] ?? 0;
      out[here] = raw + predict(filter, left, up, corner);
    }
  }
  return out;
}

function predict(filter: number | undefined, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

function cutBoxes(colors: number[], counts: ReadonlyMap<number, number>): number[][] {
  const boxes = [colors];
  while (boxes.length < MOST_COLORS) {
    const widest = boxes
      .map((box, at) => ({ at, ...spreadOf(box) }))
      .reduce((best, each) => (each.spread > best.spread ? each : best));
    const box = boxes[widest.at];
    if (widest.spread === 0 || !box) break;
    box.sort((a, b) => ((a >> widest.shift) & 255) - ((b >> widest.shift) & 255));
    const half = box.reduce((sum, color) => sum + weightOf(counts, color), 0) / 2;
    let cut = 0;
    for (let sum = 0; cut < box.length - 1 && sum < half; cut++) sum += weightOf(counts, box[cut] as number);
    boxes.splice(widest.at, 1, box.slice(0, Math.max(1, cut)), box.slice(Math.max(1, cut)));
  }
  return boxes.filter((box) => box.length > 0);
}

function spreadOf(box: readonly number[]): { readonly spread: number; readonly shift: number } {
  let best = { spread: 0, shift: 0 };
  for (const shift of [16, 8, 0]) {
    let [least, most] = [255, 0];
    for (const color of box) {
      const value = (color >> shift) & 255;
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    if (most - least > best.spread) best = { spread: most - least, shift };
  }
  return best;
}

/** A background must not swallow the shades of the letters on it. */
function weightOf(counts: ReadonlyMap<number, number>, color: number): number {
  return Math.sqrt(counts.get(color) ?? 0);
}

function meanColor(box: readonly number[], counts: ReadonlyMap<number, number>): number[] {
  const total = box.reduce((sum, color) => sum + (counts.get(color) ?? 0), 0);
  return [16, 8, 0].map((shift) =>
    Math.round(
      box.reduce((sum, color) => sum + ((color >> shift) & 255) * (counts.get(color) ?? 0), 0) / total,
    ),
  );
}

function writePng(
  { width, height, pixels }: Image,
  palette: readonly number[],
  entryOf: (color: number) => number,
): Buffer {
  const rows = Buffer.alloc((width + 1) * height);
  for (let row = 0; row < height; row++) {
    for (let at = 0; at < width; at++)
      rows[row * (width + 1) + 1 + at] = entryOf(pixels[row * width + at] ?? 0);
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(palette)),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const length = Buffer.alloc(4);
  const check = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const MOST_COLORS = 256;
