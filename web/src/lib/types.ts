/** The shapes of the contract (schema isnad/1) as far as the workbench reads them. Offsets are code points into the text of their document. */

export interface Span { start: number; end: number; text: string }
export interface DocSpan extends Span { document: string }
export interface Ref { document: string; id: string }

export interface Entity {
  id: string;
  name: string;
  name_en?: string;
  romanised?: string;
  aliases?: string[];
  kind: string;
  code?: string;
  described?: Span[];
  mentions?: (Span & { form: string })[];
  rule?: string;
}

export interface Link {
  entity?: string;
  as?: string;
  naming?: string;
  cue?: Span;
  to?: string;
  near?: string;
  channel?: string;
  refused_name?: boolean;
  access?: string;
}

export interface Quantity { of: string; value?: number; low?: number; high?: number; op?: string; role?: string; text: string; span?: Span }

export interface Event {
  id: string;
  type: string;
  mode?: string;
  trigger: Span;
  sentence: number;
  actors: string[];
  recipients: string[];
  place?: { entity: string; precision?: string };
  time?: { value: string; text?: string; span?: Span; role?: string };
  quantities?: Quantity[];
  status: string;
  status_cue?: Span;
  status_rule?: string;
  leaning?: { value: string; cue?: Span };
  according_to?: string;
  rule?: string;
  confidence?: number;
}

export interface Claim {
  id: string;
  content: Span;
  quoted: boolean;
  act: string;
  chain: Link[];
  about: string[];
  denies?: string[];
  rule?: string;
  confidence?: number;
}

export interface Valence { entity: string; sign: number }

export interface Consequence {
  id: string;
  if: Span;
  then: Span;
  mark?: Span;
  if_event?: string;
  if_negated?: boolean;
  then_event?: string;
  force?: string;
  valence: Valence[];
  according_to?: string;
  rule?: string;
  confidence?: number;
}

export interface Explanation {
  id: string;
  of_event?: string;
  reading: Span;
  kind: string;
  mark?: Span;
  according_to?: string;
  rule?: string;
  confidence?: number;
}

export interface Question { id: string; span: Span; about?: string[]; rule?: string }
export interface Doubt { id: string; span?: Span; message: { ar: string; en: string }; candidates?: string[] }

export interface Document {
  id: string;
  title?: string;
  outlet?: string;
  url?: string;
  author?: string;
  published?: string;
  language?: string;
  hash?: string;
  text?: string;
}

/** What one document says. */
export interface Reading {
  document: Document;
  entities: Entity[];
  events: Event[];
  claims: Claim[];
  consequences: Consequence[];
  explanations: Explanation[];
  questions: Question[];
  doubts: Doubt[];
  in_case?: Record<string, string>;
  rejected?: string[];
  touched?: string[];
  marks?: Record<string, FindingMark>;
  stale?: boolean;
}

export interface DocumentRow extends Document {
  captured?: string;
  origin?: string;
  origin_kind?: string;
  shared: number;
  events: number;
  claims: number;
}

/** A list that comes a page at a time; next is the cursor of the page after. */
export interface Page<T> { items: T[]; next?: string; total?: number; change?: number; checked?: Checked }

export interface Status { documents: number; change: number; version: string; lang: string; author: string; empty: boolean; offline: boolean; cases: string[] }

/** Why a document could not be read, and where. */
export interface Fault { code: string; message: string; file?: string; line?: number }

export interface Added { id: string; result: string; findings?: number; same_text?: string[]; error?: Fault }
export interface Job {
  id: string;
  state: string;
  started: string;
  ended?: string;
  inputs: string[];
  bytes: number;
  done: number; // bytes dealt with
  counts: Record<string, number>;
  items: Added[];
  notes?: string[];
  error?: string;
}

/** A what-if that can be asked: one that an analyst or a text asks, or an act that is open. */
export interface QuestionRow { kind: string; question: Sentence; span?: DocSpan; event?: string; consequences: number; explanations: number }

export interface Voice { document: string; chain: Link[] }
export interface Cell { ref: Ref; basis: string; rule?: string }
export interface Sentence { ar: string; en: string }

export interface Outcome { refs: Ref[]; if: DocSpan; then: DocSpan; holders: Voice[]; for: Valence[]; against: Ref[] }
export interface Account { refs: Ref[]; reading: DocSpan; kind: string; holders: Voice[]; supports: Cell[]; weakens: Cell[] }
export interface Commitment {
  id: string;
  event: string;
  kind: string;
  by?: string;
  to?: string;
  deadline?: string;
  document: string;
  span: Span;
  outcome: string;
  outcome_document?: string;
  outcome_span?: Span;
}
export interface Balance { entity: string; consequences: Ref[]; origins: number }
export interface Branch { kind: string; said: { ref: Ref; voice: Voice }[]; told?: Ref[]; fires: Cell[]; outcomes: { entity: string; verdict: string; paths: Ref[] }[] }
export interface Tipping { branch: string; entity: string; verdict: string; becomes: string; without: Voice[] }
export interface Standing { status: string; ref: Ref; voice: Voice; time?: string; leaning?: string }
export interface Assumption { change: string; author?: string; at?: string; reason?: string }

export interface WhatIf {
  question: Sentence & { span?: DocSpan };
  event: { type: string; mode?: string; actors: string[]; recipients: string[]; place?: string; refs: Ref[]; standing: Standing[] };
  consequences: Outcome[];
  explanations: Account[];
  commitments: Commitment[];
  gains: Balance[];
  losses: Balance[];
  branches: Branch[];
  tipping: Tipping[];
  assumptions: Assumption[];
  unknown: Sentence[];
  checked?: Checked;
}

export interface Answer { documents: Document[]; entities: Entity[]; whatif: WhatIf[] }

export interface Found {
  document: string;
  title?: string;
  outlet?: string;
  published?: string;
  snippet?: Span;
  marks?: Span[];
  findings?: { kind: string; id: string; type?: string; act?: string; status?: string; words?: Span }[];
}

/** What an entity of a row is called, and what it is. */
export interface Named { name: string; name_en?: string; romanised?: string; kind?: string; code?: string }

/** Where on earth a place lies, as far as that is known. */
export interface Spot { precision?: string; lat?: number; lon?: number; radius_km?: number; country?: string }

/** One event in one line: what all documents tell of it. */
export interface EventRow {
  id: string;
  type: string;
  mode?: string;
  time?: string;
  statuses: string[];
  actors: string[];
  recipients: string[];
  place?: string;
  at?: Spot;
  documents: string[];
  origins: number;
  conflicts?: string[];
  denied_by?: string[];
  trigger: DocSpan;
  finding: string;
  published?: string;
  outlet?: string;
  chain: Link[];
  names: Record<string, Named>;
  mark?: FindingMark;
}

/** Which of two events of a case came first. */
export interface OrderRow { document: string; id: string; first: string; relation: string; second: string; basis: string; span?: DocSpan }

/** What one document says of one event. */
export interface Telling {
  document: string;
  outlet?: string;
  published?: string;
  id: string;
  origin: string;
  words: Span;
  scope?: Span;
  status?: string;
  leaning?: string;
  quoted?: boolean;
  time?: string;
  chain: Link[];
  claim?: string;
}

/** Who says so: what the screens of claims, speakers and outlets read. */
export type Names = Record<string, { name: string; name_en?: string; romanised?: string }>;
/** One who speaks: somebody by id, an outlet by its name, else as described in a document. */
export interface Teller { id?: string; outlet?: string; as?: string; document?: string }
export interface TellerCount extends Teller { naming?: string; claims: number }
export interface Topic { id: string; type: string; mode?: string; words: DocSpan }
/** How many stand for themselves; why they may be fewer. */
export interface SourceRange { low: number; high: number; why?: string }
export interface ClaimLine {
  id: string;
  act: string;
  published?: string;
  outlet?: string;
  content: DocSpan;
  quoted: boolean;
  chain: Link[];
  about: string[];
  denies?: string[];
  denied_by?: string[];
  documents: string[];
  origins: number;
  conflicts?: string[];
  mark?: FindingMark;
  names: Names;
  outlets: string[];
  topics: Topic[];
  grades?: string[];
  sources: SourceRange;
  speaker?: Teller;
}
export interface ClaimCounts {
  claims: number;
  speakers: number;
  independent: { low: number; high: number; reasons: { voice: Teller; of: Teller; why: string }[] };
  outlets: TellerCount[];
  voices: TellerCount[];
  acts: Record<string, number>;
  namings: Record<string, number>;
  denials: number;
  names: Names;
}
export interface Denial { denial: ClaimLine; words: Telling; denied?: Telling; grades?: string[]; claim?: ClaimLine; event?: Topic; rule?: string; names: Names }
export interface Side { document: string; span: Span; value: string }
export interface Dispute { id: string; about: string; field: string; sides: Side[] }
export interface ToldEvent { event: { id: string; type: string; mode?: string; time?: string; trigger: DocSpan; statuses: string[]; actors: string[]; recipients: string[]; names: Names }; accounts: number; conflicts: number }
export interface Figure { role?: string; of?: string; low?: number; high?: number }
export interface AccountValue { ref: Ref; words?: DocSpan; entity?: string; time?: string; figure?: Figure; status?: string; leaning?: string; kind?: string; valence?: Valence[] }
export interface AccountCell { field: string; mark: string; dispute?: string; values: AccountValue[] }
export interface TellerAccount { teller: Teller; document: string; outlet?: string; published?: string; chain: Link[]; grades?: string[]; origin: string; refs: Ref[]; documents: string[]; cells: AccountCell[] }
export interface Accounts { event: ToldEvent["event"]; accounts: TellerAccount[]; conflicts: Dispute[]; names: Names }
export interface SaidOnce extends Telling { value?: string }
export interface Contradiction { kind: string; about: string; field?: string; id?: string; topic?: Topic; was: SaidOnce; now: SaidOnce; rule?: string }
export interface Prediction { claim: string; foretold: SaidOnce; topic?: Topic; came: string; evidence?: SaidOnce }
export interface GradeRow { source: string; letter: string; from?: string; reason?: string; author: string; at: string }
export interface Speaker {
  source: { id: string; name: string; name_en?: string; romanised?: string; kind: string; naming?: string; code?: string; near?: string[]; claims: number; denials: number; denied: number; direct: number; relayed: number; passes_on: number; documents: number; origins: number; own?: number; copies?: number; relays?: number; channels?: string[] };
  letter: string;
  grades: GradeRow[];
  claims: number;
  first?: string;
  last?: string;
  acts: Record<string, number>;
  contradictions: Contradiction[];
  predictions: Prediction[];
  commitments: Commitment[];
  told: TellerCount[];
  through: TellerCount[];
  passed_on_by: TellerCount[];
  names: Names;
  outlets: Record<string, { outlet?: string; published?: string }>;
}

/** Whether a person has checked a finding, and how. */
export type FindingMark = "unread" | "right" | "corrected" | "rejected" | "added";
/** Of how many findings a person has checked how many. */
export interface Checked { of: number; by_person: number }

/** What somebody holds of a source, from a day on. */
export interface GradeRow { source: string; letter: string; from?: string; reason?: string; author: string; at: string; change: number }

/** One who speaks, a voice or an outlet, with what persons hold of it and how far others bear out what is owed to it. */
export interface SourceLine {
  id: string;
  name: string;
  name_en?: string;
  romanised?: string;
  kind: string;
  naming?: string;
  code?: string;
  claims: number;
  denials: number;
  denied: number;
  direct: number;
  relayed: number;
  passes_on: number;
  documents: number;
  origins: number;
  own?: number;
  copies?: number;
  relays?: number;
  last?: string;
  letter?: string;
  grades: GradeRow[];
  digits: Record<string, number>;
}

/** Who set something, and when. */
export interface Signed { by: string; at?: string }

/** Hypotheses against evidence, with what is proposed and what analysts entered (GET /ach). */
export interface Matrix {
  about?: string;
  hypotheses: string[];
  held?: { id?: string; own?: boolean; kind?: string; refs: Ref[]; by: string[] }[];
  evidence: { id?: string; own?: boolean; text: string; credibility?: string; relevance?: string; origin?: string; refs?: Ref[] }[];
  ratings: (string | null)[][];
  proposed?: string[][];
  set?: (Signed | null)[][];
  scores?: { count_inconsistent: number; parc_inconsistency: number; burton_score: number; open_synthesis_inconsistency: number; open_synthesis_consistency: number }[];
  rankings?: { scheme: string; groups: number[][] }[];
  rows?: { diagnosticity: number; critical: boolean; leaders: number[] }[];
  origins?: { origin: string; rows: number[]; critical: boolean; leaders: number[] }[];
}
export interface Matrices { matrices: Matrix[]; change: number }

/** What analysts entered in the tables of the inquiry (GET /entries). */
export interface EntryRow { table: string; about: string; row?: string; own_row?: string; column?: string; own_column?: string; field: string; value: string; change: number; by: string; at: string }

/** Where a matter comes to rest (POST /forecast). */
export interface Forecast {
  model: string;
  mean: [number, number];
  median: [number, number];
  error?: { mae: number; issues: number; source: string };
  tornado: { actor: string; field: string; from: number; to: number }[];
  actors: { actor: string; share: number; without: number | null; heavier: number }[];
}
