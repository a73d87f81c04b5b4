import { lazy, Suspense, type ComponentProps } from "react";
import type { Out } from "./out";
import type { Picture } from "./picture";

/** The forms come in files of their own: a screen is read before anything is carried away from it. */
const TheOut = lazy(() => import("./out").then((m) => ({ default: m.Out })));
const ThePicture = lazy(() => import("./picture").then((m) => ({ default: m.Picture })));

/** What can be carried away of a screen. */
export const TakeOut = (p: ComponentProps<typeof Out>) => (
  <Suspense fallback={null}>
    <TheOut {...p} />
  </Suspense>
);

/** Saves a view as a picture. */
export const TakePicture = (p: ComponentProps<typeof Picture>) => (
  <Suspense fallback={null}>
    <ThePicture {...p} />
  </Suspense>
);
