// A picture of a page with at most 256 colours: a third of the size, and nobody sees it. Reads and writes 8-bit PNG without interlace,
// which is what a browser's screenshots are.
import { deflateSync, inflateSync } from 'node:zlib';

const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);

function pixelsOf(png) {
  let width = 0, height = 0, channels = 0;
  const packed = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at), kind = png.toString('latin1', at + 4, at + 8), body = png.subarray(at + 8, at + 8 + length);
    if (kind === 'IHDR') {
      [width, height] = [body.readUInt32BE(0), body.readUInt32BE(4)];
      channels = { 2: 3, 6: 4 }[body[9]] ?? 0;
      if (body[8] !== 8 || !channels || body[12] !== 0) throw new Error('not a picture of 8 bits a channel without interlace');
    }
    if (kind === 'IDAT') packed.push(body);
    at += length + 12;
  }
  const raw = inflateSync(Buffer.concat(packed)), line = width * channels, out = Buffer.alloc(line * height);
  for (let y = 0; y < height; ++y) {
    const filter = raw[y * (line + 1)];
    for (let x = 0; x < line; ++x) {
      const a = x >= channels ? out[y * line + x - channels] : 0, b = y ? out[(y - 1) * line + x] : 0, c = x >= channels && y ? out[(y - 1) * line + x - channels] : 0;
      const p = a + b - c, near = Math.abs(p - a) <= Math.abs(p - b) && Math.abs(p - a) <= Math.abs(p - c) ? a : Math.abs(p - b) <= Math.abs(p - c) ? b : c;
      out[y * line + x] = raw[y * (line + 1) + 1 + x] + [0, a, b, (a + b) >> 1, near][filter];
    }
  }
  return { width, height, channels, data: out };
}

// The most frequent colours, of those that lie close together one; every other pixel takes the nearest.
function paletteOf({ data, channels }) {
  const counts = new Map();
  for (let i = 0; i < data.length; i += channels) {
    const key = (data[i] << 16) | (data[i + 1] << 8) | data[i + 2];
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const chosen = [], far = (a, b) => Math.max(Math.abs((a >> 16) - (b >> 16)), Math.abs(((a >> 8) & 255) - ((b >> 8) & 255)), Math.abs((a & 255) - (b & 255)));
  for (const [key, count] of [...counts].sort((a, b) => b[1] - a[1])) {
    if (chosen.length === 256) break;
    if (count > 400 || chosen.every((each) => far(each, key) > 7)) chosen.push(key);
  }
  const nearest = new Map(), distance = (a, b) => ((a >> 16) - (b >> 16)) ** 2 + (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 + ((a & 255) - (b & 255)) ** 2;
  for (const key of counts.keys()) {
    let best = 0;
    for (let i = 1; i < chosen.length; ++i) if (distance(chosen[i], key) < distance(chosen[best], key)) best = i;
    nearest.set(key, best);
  }
  return { chosen, nearest };
}

// Node 18 has no crc32 of its own.
const table = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; ++bit) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
  return n >>> 0;
});
const crc32 = (bytes) => (bytes.reduce((sum, byte) => table[(sum ^ byte) & 255] ^ (sum >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0;

const chunk = (kind, body) => {
  const out = Buffer.alloc(body.length + 12);
  out.writeUInt32BE(body.length, 0);
  out.write(kind, 4, 'latin1');
  body.copy(out, 8);
  out.writeUInt32BE(crc32(out.subarray(4, 8 + body.length)), 8 + body.length);
  return out;
};

export function withPalette(png) {
  const { width, height, channels, data } = pixelsOf(png), { chosen, nearest } = paletteOf({ data, channels });
  const rows = Buffer.alloc((width + 1) * height), head = Buffer.alloc(13), colours = Buffer.alloc(chosen.length * 3);
  for (let y = 0; y < height; ++y) {
    for (let x = 0; x < width; ++x) {
      const i = (y * width + x) * channels;
      rows[y * (width + 1) + 1 + x] = nearest.get((data[i] << 16) | (data[i + 1] << 8) | data[i + 2]);
    }
  }
  chosen.forEach((key, i) => colours.writeUIntBE(key, i * 3, 3));
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([signature, chunk('IHDR', head), chunk('PLTE', colours), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}
