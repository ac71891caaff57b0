/**
 * How many random games a law is tried on: a share that keeps the tests quick, or as many as `npm run laws -- 2000` asks
 * for.
 */
export const gamesWanted = (share: number): number => Number(process.env.GAMES ?? share);
