/** The year of publication, for days that name none. */
export const dateOf = (published: string | null): number | null => (published === null ? null : Number(published.slice(0, 4)));
