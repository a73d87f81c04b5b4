import { lazy, type ComponentType } from "react";

/** A screen of the workbench: the first part of its address, the label of its title, whether the bar or the menu beside it leads to it, what it shows, and what it shows of one thing that the address names. */
export interface Screen {
  path: string;
  key: string;
  bar?: boolean;
  menu?: boolean;
  show: ComponentType;
  one?: ComponentType<{ id: string }>;
}

/** The screens in the order of the bar and of the menu. Each comes in a file of its own, when it is asked for. */
export const screens: Screen[] = [
  { path: "changed", key: "web.changed", bar: true, show: lazy(() => import("../screens/changed")) },
  { path: "whatif", key: "web.what-if", bar: true, show: lazy(() => import("../screens/whatif")) },
  { path: "events", key: "web.happened", bar: true, show: lazy(() => import("../screens/events")) },
  { path: "claims", key: "web.who-says", bar: true, show: lazy(() => import("../screens/claims")) },
  { path: "speakers", key: "web.who-says", show: lazy(() => import("../screens/claims")), one: lazy(() => import("../screens/voices/speaker")) },
  { path: "outlets", key: "web.who-says", show: lazy(() => import("../screens/claims")), one: lazy(() => import("../screens/voices/outlet")) },
  { path: "queue", key: "web.review", bar: true, show: lazy(() => import("../screens/queue")) },
  { path: "documents", key: "web.documents", bar: true, show: lazy(() => import("../screens/documents")), one: lazy(() => import("../screens/document")) },
  { path: "add", key: "web.add", bar: true, show: lazy(() => import("../screens/add")) },
  { path: "watch", key: "web.watch", menu: true, show: lazy(() => import("../screens/watch")) },
  { path: "search", key: "web.search", menu: true, show: lazy(() => import("../screens/search")) },
  { path: "sources", key: "web.sources", menu: true, show: lazy(() => import("../screens/sources")) },
  { path: "log", key: "web.log", menu: true, show: lazy(() => import("../screens/log")) },
  { path: "settings", key: "web.settings", menu: true, show: lazy(() => import("../screens/settings")) },
];
