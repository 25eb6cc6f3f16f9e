import type { ExportRow } from './export-row.ts';
import type { Fact } from './provenance.ts';

interface PlacedTopic {
  title: string;
  rows: AsyncIterable<readonly ExportRow[]>;
  /** Asked for once the rows are written. */
  provenance(): Promise<readonly Fact[]>;
}

/**
 * A FeatureCollection with one feature for each comment, made while its rows come; a comment without a point has no geometry.
 * Title and provenance stand beside the features.
 *
 * @see RFC 7946, 3.2 for features without a place, 4 for WGS 84, longitude first, 6.1 for members of our own
 */
export async function* geojson({ title, rows, provenance }: PlacedTopic): AsyncGenerator<Buffer> {
  yield Buffer.from(`{"type":"FeatureCollection","title":${JSON.stringify(title)},"features":[`);
  let before = '\n';
  for await (const batch of rows) {
    yield Buffer.from(before + batch.map(feature).join(',\n'));
    before = ',\n';
  }
  yield Buffer.from(`\n],"provenance":${JSON.stringify(await provenance())}}\n`);
}

function feature(row: ExportRow): string {
  const { reference, lat, lon } = row;
  const geometry = lat === null || lon === null ? null : { type: 'Point', coordinates: [lon, lat] };
  return JSON.stringify({ type: 'Feature', id: reference, geometry, properties: row });
}
