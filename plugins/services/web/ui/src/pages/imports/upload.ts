// A file to the workspace's uploads, in pieces: neither the page nor a request holds more than one of them.
import { call } from '../../api/client';

const kPiece = 384 * 1024; // a multiple of three: each piece is base64 by itself

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

export async function upload(name: string, content: Blob, progress: (share: number) => void): Promise<string> {
  let file = '';
  for (let at = 0; at === 0 || at < content.size; at += kPiece) {
    const piece = base64(new Uint8Array(await content.slice(at, at + kPiece).arrayBuffer()));
    file = (await call<{ file: string }>('imports.upload', file ? { file, base64: piece } : { name, base64: piece })).file;
    progress(Math.min(1, (at + kPiece) / Math.max(1, content.size)));
  }
  return file;
}
