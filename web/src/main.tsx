import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Refused } from "./lib/api";
import { App } from "./app";
import "./styles/fonts.css";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/shell.css";

const client = new QueryClient({
  defaultOptions: {
    queries: {
      // The program is on this machine: what it refuses it will refuse again, what it does not hear it may hear in a moment.
      retry: (count, error) => count < 2 && error instanceof Refused && (error.status === 0 || error.status >= 500),
      refetchOnWindowFocus: true,
      staleTime: 5_000,
    },
  },
});

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
);
