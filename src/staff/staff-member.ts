export const ROLES = ['editor', 'moderator', 'planner', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Someone of the city who is signed in. */
export interface StaffMember {
  id: string;
  siteId: string;
  email: string;
  name: string;
  roles: Role[];
  /** The site asks for a second step, and they have none yet: nothing else is open to them. */
  needsSecondStep?: boolean;
}

/** One person, one address, however it was typed. */
export function normalEmail(email: string): string {
  return email.trim().toLowerCase();
}
