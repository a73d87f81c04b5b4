/** The addresses of a text, one a line, each once, and the lines that are none. An address without its scheme is taken as one of https. */
export function addressesOf(text: string): { urls: string[]; wrong: string[] } {
  const urls = new Set<string>();
  const wrong: string[] = [];
  for (const line of text.split(/\s+/)) {
    if (!line) continue;
    const url = parsed(/^[a-z][a-z0-9+.-]*:/i.test(line) && !/^[^/:]+\.[^/:]+:\d/.test(line) ? line : `https://${line}`);
    if (url) urls.add(url);
    else wrong.push(line);
  }
  return { urls: [...urls], wrong };
}

function parsed(s: string): string | null {
  try {
    const u = new URL(s);
    return /^https?:$/.test(u.protocol) && u.hostname.includes(".") ? u.href : null;
  } catch {
    return null;
  }
}
