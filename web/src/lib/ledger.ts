/** The shapes of changes of the ledger. */

import type { Reading } from "./types";
import type { Wrong } from "./schema";

/** One thing that a person wants changed; which fields count is told by its kind. */
export interface Wish {
  kind: string;
  id?: string;
  field?: string;
  value?: string;
  keep?: string;
  gone?: string;
  documents?: string[];
  text?: string;
  lang?: string;
  document?: string;
  number?: number;
  reason?: string;
  table?: "ach" | "forecast";
  row?: string;
  own_row?: string;
  column?: string;
  own_column?: string;
  noun?: string;
  start?: number;
  end?: number;
  fields?: Record<string, string>;
  as?: string;
  source?: string;
  letter?: string;
  from?: string;
}

/** A change of the ledger as its log lists it. */
export interface Logged {
  number: number;
  at: string;
  author: string;
  undone?: boolean;
  what: string;
  kind?: string;
  noun?: string;
  id?: string;
  field?: string;
  from?: string;
  to?: string;
  other?: string;
  text?: string;
  lang?: string;
  target?: number;
  reason?: string;
  document?: string;
  words?: string;
  documents?: string[];
}

/** What became of wishes: the changes they made, and the number of the last there is. */
export interface Changes { changes: Logged[]; last: number; next?: string; names?: Record<string, { name: string; name_en?: string; romanised?: string; kind?: string }> }

/** What is wrong with one field of a request. */
export type { Wrong };

/** Why the program refused (RFC 9457); of a conflict, what was to be done and what others did meanwhile. */
export interface Problem { code: string; title?: string; detail?: string; say?: { ar: string; en: string }; errors?: Wrong[]; change?: number; yours?: Wish[]; theirs?: Logged[] }

/** What a person did to one finding of a document and still counts. */
export type { Handled } from "./schema";

/** The record of a document of the store, as the machine read it, with what persons did to its findings. */
export type Filed = Reading;
