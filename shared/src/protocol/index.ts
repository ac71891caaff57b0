/** Every message either side may send. The schemas here are the server's; browsers import `types.ts` alone. */
export * from "./requests.ts";
export * from "./types.ts";
