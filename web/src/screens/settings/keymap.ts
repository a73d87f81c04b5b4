/** Whether a key can be a command by itself: one that types a letter, digit or sign, and is pressed alone. */
export function fits(e: { code: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean }): boolean {
  if (e.ctrlKey || e.metaKey || e.altKey) return false;
  return /^(Key[A-Z]|Digit\d|Slash|Period|Comma|Semicolon|Quote|Backslash|BracketLeft|BracketRight|Minus|Equal|Backquote)$/.test(e.code);
}

/**
 * Sets the command that comes with one key to another. The command that has that key now gets the one that becomes free, so that no two share a key and
 * none is left without. Commands at the keys that they come with are not kept.
 */
export function remap(all: readonly string[], keymap: Record<string, string> | undefined, command: string, to: string): Record<string, string> | undefined {
  const now = new Map(all.map((code) => [code, keymap?.[code] ?? code]));
  const free = now.get(command)!;
  for (const [other, key] of now) if (key === to) now.set(other, free);
  now.set(command, to);
  const out = Object.fromEntries([...now].filter(([code, key]) => code !== key));
  return Object.keys(out).length > 0 ? out : undefined;
}
