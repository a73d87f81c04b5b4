/** The shapes of the contract (schema isnad/1) by the names that the workbench has for them. They are generated from the description of the API (`npm run types`); offsets are code points into the text of their document. */

import type * as api from "./schema";
import type { Checked, Ref } from "./schema";

export type {
  Account,
  AccountCell,
  AccountValue,
  Accounts,
  Added,
  Answer,
  Assumption,
  Balance,
  BandRow,
  Branch,
  Calibration,
  Cell,
  Checked,
  Claim,
  ClaimCounts,
  Commitment,
  Consequence,
  Contradiction,
  Denial,
  DocSpan,
  Document,
  DocumentRow,
  Doubt,
  Event,
  EventRow,
  Explanation,
  Figure,
  ForecastActor,
  ForecastInput,
  ForecastTable,
  Found,
  GradeRow,
  IndicatorRow,
  Indication,
  Job,
  Judgement,
  Like,
  Likes,
  Link,
  OrderRow,
  Outcome,
  Pattern,
  PledgeRow,
  Prediction,
  Quantity,
  Question,
  QuestionRow,
  Ref,
  SaidOnce,
  SearchRow,
  Sentence,
  Shown,
  ShownList,
  Side,
  SourceLine,
  Span,
  Speaker,
  Spot,
  Standing,
  Status,
  Teller,
  TellerAccount,
  TellerCount,
  Telling,
  Tipping,
  ToldEvent,
  Topic,
  Valence,
  Voice,
  Watch,
  WatchBoard,
  WhatIf,
} from "./schema";

/** What one document says. */
export type Reading = Omit<api.Filed, "marks"> & { marks: Record<string, FindingMark> };
/** Why a document could not be read, and where. */
export type Fault = api.FaultError;
/** Names of entities by their ids, where a list brings along those of whom it speaks. */
export type Named = api.Name;
export type Names = Record<string, api.Name>;
/** How many stand for themselves, at least and at most. */
export type SourceRange = api.Range;
export type Dispute = api.Conflict;
/** Somebody or something that documents speak of. Where only names are wanted it comes without its mentions. */
export type Entity = Omit<api.Entity, "aliases" | "mentions"> & Partial<Pick<api.Entity, "aliases" | "mentions">>;

/** A list that comes a page at a time; next is the cursor of the page after. */
export interface Page<T> { items: T[]; next?: string; total?: number; change?: number; checked?: Checked }

/** Whether a person has checked a finding, and how. */
export type FindingMark = "unread" | "right" | "corrected" | "rejected" | "added";

/** A claim as a list of who says what shows it. */
export type ClaimLine = Omit<api.ClaimLine, "mark"> & { mark?: FindingMark };

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
