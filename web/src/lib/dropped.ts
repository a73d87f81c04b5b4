import { useSyncExternalStore } from "react";
import { go } from "./router";

/** Files that were dropped somewhere in the workbench and wait to be added. */
let waiting: File[] = [];
let over = false;
const listeners = new Set<() => void>();
const tell = () => listeners.forEach((f) => f());

/** How many files of a folder are taken at once. */
const most = 5000;

/** All files of an entry: itself, or what lies in the folder and those below it. A file of the system that hides itself is left out. */
async function unpack(entry: FileSystemEntry, into: File[]): Promise<void> {
  if (into.length >= most || entry.name.startsWith(".")) return;
  if (entry.isFile) {
    into.push(await new Promise<File>((ok, no) => (entry as FileSystemFileEntry).file(ok, no)));
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((ok, no) => reader.readEntries(ok, no)); // a reader gives some at a time, and none at the end
    if (some.length === 0) return;
    for (const e of some) await unpack(e, into);
  }
}

/** The files of a drop, with those of folders. */
async function filesOf(data: DataTransfer): Promise<File[]> {
  const entries = [...data.items].map((i) => i.webkitGetAsEntry?.()).filter((e) => e !== null && e !== undefined);
  if (entries.length === 0) return [...data.files];
  const out: File[] = [];
  for (const e of entries) await unpack(e, out);
  return out;
}

const carriesFiles = (e: DragEvent) => e.dataTransfer?.types.includes("Files") ?? false;

/** Takes files that are dropped anywhere, in place of the browser, which would leave the page for them. Returns what stops it. */
export function catchDrops(): () => void {
  const show = (on: boolean) => {
    if (on === over) return;
    over = on;
    tell();
  };
  const dragOver = (e: DragEvent) => {
    if (!carriesFiles(e)) return;
    e.preventDefault();
    show(true);
  };
  const leave = (e: DragEvent) => e.relatedTarget === null && show(false);
  const drop = (e: DragEvent) => {
    show(false);
    if (e.defaultPrevented || !carriesFiles(e) || !e.dataTransfer) return;
    e.preventDefault();
    void filesOf(e.dataTransfer).then((files) => {
      if (files.length === 0) return;
      waiting = [...waiting, ...files];
      if (location.pathname !== "/add") go("/add");
      tell();
    });
  };
  addEventListener("dragover", dragOver);
  addEventListener("dragleave", leave);
  addEventListener("drop", drop);
  return () => {
    removeEventListener("dragover", dragOver);
    removeEventListener("dragleave", leave);
    removeEventListener("drop", drop);
  };
}

function subscribe(f: () => void) {
  listeners.add(f);
  return () => void listeners.delete(f);
}

/** Whether files hang over the page. */
export const useOver = () => useSyncExternalStore(subscribe, () => over);

/** The files that wait, until they are taken. */
export const useWaiting = () => useSyncExternalStore(subscribe, () => waiting);

export function take(): File[] {
  const out = waiting;
  waiting = [];
  tell();
  return out;
}
