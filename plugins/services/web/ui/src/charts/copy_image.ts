// A drawing into the clipboard, to be pasted into a letter or a chat; a browser that allows no pictures there gets a file.
import { saveFile } from '../pages/list/export_csv';

const blobOf = (dataUrl: string) => new Blob([Uint8Array.from(atob(dataUrl.split(',')[1] ?? ''), (character) => character.charCodeAt(0))], { type: 'image/png' });

// Whether it lies in the clipboard; else it was saved as a file of that name.
export async function copyImage(image: () => string, name: string): Promise<boolean> {
  const blob = blobOf(image());
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]);
    return true;
  } catch {
    saveFile(blob, `${name || 'chart'}.png`);
    return false;
  }
}
