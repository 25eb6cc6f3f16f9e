/** Whose accessibility law binds the operator, by ISO 3166-2. */
export interface AccessibilityLaw {
  /** "Thüringen"; absent: the Federation itself. */
  land?: string;
  /** The statutes by name; absent: nobody has checked them for this Land yet. */
  statutes?: string;
  /** Who helps when the operator does not. */
  enforcement?: { name: string; url: string };
}

/**
 * Directive (EU) 2016/2102 in national law. Every one of these leads to EN 301 549.
 *
 * @see ThürBarrWebG of 30 July 2019, ThürBITVO of 28 April 2020
 */
export const ACCESSIBILITY_LAWS: Readonly<Record<string, AccessibilityLaw>> = {
  DE: { statutes: 'BGG, BITV 2.0' },
  'DE-BW': { land: 'Baden-Württemberg', statutes: 'L-BGG, L-BGG-DVO' },
  'DE-BY': { land: 'Bayern', statutes: 'BayDiV' },
  'DE-BE': { land: 'Berlin' },
  'DE-BB': { land: 'Brandenburg' },
  'DE-HB': { land: 'Bremen' },
  'DE-HH': { land: 'Hamburg' },
  'DE-HE': { land: 'Hessen', statutes: 'HessBGG, BITV HE 2019' },
  'DE-MV': { land: 'Mecklenburg-Vorpommern' },
  'DE-NI': { land: 'Niedersachsen' },
  'DE-NW': { land: 'Nordrhein-Westfalen', statutes: 'BGG NRW, BITVNRW' },
  'DE-RP': { land: 'Rheinland-Pfalz' },
  'DE-SL': { land: 'Saarland' },
  'DE-SN': { land: 'Sachsen' },
  'DE-ST': { land: 'Sachsen-Anhalt' },
  'DE-SH': { land: 'Schleswig-Holstein' },
  'DE-TH': {
    land: 'Thüringen',
    statutes: 'ThürBarrWebG, ThürBITVO, BITV 2.0',
    enforcement: {
      name: 'Landesdurchsetzungsstelle für digitale Barrierefreiheit beim Landesbeauftragten für Menschen mit Behinderungen',
      url: 'https://tlmb-thueringen.de/themen/barrierefreiheit/landesdurchsetzungsstelle',
    },
  },
};
