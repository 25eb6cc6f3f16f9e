import type { DemoKey } from './demo-comments.ts';

export interface DemoAnswer {
  to: DemoKey;
  department: string;
  outcome: 'adopted' | 'partly' | 'declined' | 'noted';
  /** Why, as the synopsis has it. */
  ground?: string;
  body: string;
  /** Days before the load, and the hour of the city's clock. */
  days: number;
  at: string;
}

/** Written for the demo; no city said so. */
export const DEMO_ANSWERS: readonly DemoAnswer[] = [
  {
    to: 'office-at-night',
    department: 'Bürgerservice',
    outcome: 'partly',
    ground: 'Für die Parkerleichterung gilt bisher nur ein Attest auf Papier',
    body: 'Ausweis und Wohngeld kommen auf die Liste der ersten Online-Dienste. Sie laufen im Browser, ohne App, und Sie können jederzeit zwischenspeichern. Offen ist noch die Parkerleichterung: Dafür brauchen wir ein Attest, das bisher nur auf Papier gilt.',
    days: 12,
    at: '10:00',
  },
  {
    to: 'without-phone',
    department: 'Öffentlichkeitsarbeit',
    outcome: 'adopted',
    body: 'Sie haben recht. Auf jedem Aushang steht ab sofort auch, in welches Zimmer Sie gehen können und wann dort jemand ist.',
    days: 8,
    at: '14:30',
  },
];
