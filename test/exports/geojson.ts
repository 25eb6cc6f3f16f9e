interface Feature {
  id: unknown;
  geometry: { type: 'Point'; coordinates: [number, number] } | null;
  properties: Record<string, unknown>;
}

interface Collection extends Record<string, unknown> {
  features: Feature[];
}

/**
 * Reads a FeatureCollection of points to the letter of RFC 7946: the members each object must have (3, 3.2, 3.3), those it must
 * not have (7.1), longitude before latitude within WGS 84 (3.1.1, 4), no crs (4), ids that are strings or numbers. Anything else is
 * an error.
 */
export function readGeoJson(text: string): Collection {
  const collection = JSON.parse(text) as Collection;
  if (collection['type'] !== 'FeatureCollection') throw new Error('Not a FeatureCollection');
  if (!Array.isArray(collection.features)) throw new Error('No array of features');
  for (const name of ['coordinates', 'geometries', 'geometry', 'properties', 'crs'])
    if (name in collection) throw new Error(`A FeatureCollection with ${name}`);
  const ids = new Set(collection.features.map(readFeature));
  if (ids.size !== collection.features.length) throw new Error('An id twice');
  return collection;
}

function readFeature(feature: Feature & { type?: unknown }): unknown {
  const { type, id, geometry, properties } = feature;
  if (type !== 'Feature') throw new Error(`Not a Feature: ${JSON.stringify(feature)}`);
  if (typeof id !== 'string' && typeof id !== 'number') throw new Error(`An id of type ${typeof id}`);
  if (!('geometry' in feature) || !('properties' in feature)) throw new Error('A member is missing');
  if (properties !== null && (typeof properties !== 'object' || Array.isArray(properties)))
    throw new Error('Properties are no object');
  for (const name of ['coordinates', 'geometries', 'features', 'crs'])
    if (name in feature) throw new Error(`A Feature with ${name}`);
  if (geometry !== null) readPoint(geometry);
  return id;
}

function readPoint(geometry: object): void {
  const { type, coordinates } = geometry as { type?: unknown; coordinates?: unknown };
  if (type !== 'Point') throw new Error(`Not a Point: ${type}`);
  if (!Array.isArray(coordinates) || coordinates.length !== 2 || !coordinates.every(Number.isFinite))
    throw new Error(`Not a position: ${JSON.stringify(coordinates)}`);
  const [longitude, latitude] = coordinates as [number, number];
  if (Math.abs(longitude) > 180 || Math.abs(latitude) > 90) throw new Error('Not on earth');
  for (const name of ['geometry', 'properties', 'features', 'crs'])
    if (name in geometry) throw new Error(`A Point with ${name}`);
}
