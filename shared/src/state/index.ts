/** What the wire carries: schemas, and the two ways between a world and what one seat sees of it. */
export { furnish, project } from "./project.ts";
export { readDelegation, readInfo, readPressCount, readView } from "./readView.ts";
export { Place, Secrets, TableState } from "./tableState.ts";
