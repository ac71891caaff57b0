import type { ComponentType } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { chooseLanguage, type Language, type Speech, SpeechContext, translate } from "./language.ts";
import { HomePage } from "./pages/home.tsx";
import { NotFoundPage } from "./pages/notFound.tsx";
import { useRoute } from "./router.ts";

/** The whole page: which place we are at, and in which language. */
export function App({ first }: { readonly first: Language }) {
  const [language, setLanguage] = useState(first);
  const speech = useMemo<Speech>(
    () => ({
      language,
      t: (key, params) => translate(key, params),
      choose: (next) => void chooseLanguage(next).then(() => setLanguage(next)),
    }),
    [language],
  );
  return (
    <SpeechContext.Provider value={speech}>
      <Place />
    </SpeechContext.Provider>
  );
}

function Place() {
  const route = useRoute();
  if (route.page === "home") return <HomePage />;
  if (route.page === "workshop") return <LazyWorkshop />;
  if (route.page === "table") return <LazyTable key={route.code} code={route.code} />;
  return <NotFoundPage />;
}

type TablePage = ComponentType<{ readonly code: string }>;
const loadTable = () => import("./pages/table.tsx").then((module) => module.TablePage);

/** The table with all it needs comes when somebody goes there. */
function LazyTable({ code }: { readonly code: string }) {
  const [Page, setPage] = useState<{ readonly component: TablePage }>();
  useEffect(() => void loadTable().then((component) => setPage({ component })), []);
  if (Page === undefined) return <div class="loading" aria-busy="true" />;
  return <Page.component code={code} />;
}

/** The workshop brings an editor and a compiler, which nobody else needs. */
function LazyWorkshop() {
  const [Page, setPage] = useState<{ readonly component: ComponentType }>();
  useEffect(() => {
    import("./pages/workshop.tsx").then((module) => setPage({ component: module.WorkshopPage }));
  }, []);
  if (Page === undefined) return <div class="loading" aria-busy="true" />;
  return <Page.component />;
}
