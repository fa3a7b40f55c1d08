// Light or dark: what the reader chose, else what their system has. All that is drawn takes its colours from tokens.css.
export type Mode = 'light' | 'dark';

export const showMode = (mode: Mode) => void (document.documentElement.dataset.theme = mode);

// Paper is light, whatever the screen is: said before anything that draws by the tokens hears that it is printed.
let screen: string | undefined;
addEventListener('beforeprint', () => {
  screen = document.documentElement.dataset.theme;
  document.documentElement.dataset.theme = 'light';
});
addEventListener('afterprint', () => void (document.documentElement.dataset.theme = screen));

export function firstMode(): Mode {
  const kept = localStorage.getItem('theme');
  if (kept === 'dark' || kept === 'light') return kept;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
