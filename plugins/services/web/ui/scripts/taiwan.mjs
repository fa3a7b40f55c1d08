// What Traditional Chinese of Taiwan writes otherwise though each character is the same: its quotation marks, and that a row is 列 and a
// column 欄, which the mainland calls 行 and 列. Said of a text in Simplified characters, before they are turned.
const kMarks = { '“': '「', '”': '」', '‘': '『', '’': '』' };

export const inTaiwan = (text) => text.replace(/[“”‘’]/g, (mark) => kMarks[mark]).replace(/([\d}+] ?)(行|列)(?![\u4e00-\u9fff]*业)/g, (_, count, what) => count + (what === '行' ? '列' : '欄'));
