import { placesOf } from './feature-space.ts';
import type { Learned, Model } from './model.ts';

/** Raise it with every change to what a text is read as: words, hashes, shares, signals. */
export const MODEL_VERSION = 1;

const MAGIC = 'SGLM';
/** Magic, version (2), reserved (2), length of the description (4); little endian, like all that follows. */
const HEADER_BYTES = 12;

/** The bytes are not a model of this version: it has to be learned anew, nothing else is lost. */
export class UnreadableModel extends Error {}

interface Description extends Pick<Model, 'space' | 'source'> {
  labels: Omit<Learned, 'weights'>[];
}

/** Header, description as JSON, then every label's weights as 32-bit floats. Holds no text. */
export function toBytes({ space, source, labels }: Model): Buffer {
  const described: Description = {
    space,
    source,
    labels: labels.map(({ weights: _, ...learned }) => learned),
  };
  const json = JSON.stringify(described);
  const description = Buffer.from(json + ' '.repeat(-Buffer.byteLength(json) & 3));
  const header = Buffer.alloc(HEADER_BYTES);
  header.write(MAGIC, 'latin1');
  header.writeUInt16LE(MODEL_VERSION, 4);
  header.writeUInt32LE(description.length, 8);
  return Buffer.concat([header, description, ...labels.map(({ weights }) => floatsToBytes(weights))]);
}

/** @throws {UnreadableModel} of another version, or not whole */
export function fromBytes(bytes: Uint8Array): Model {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length < HEADER_BYTES || buffer.toString('latin1', 0, 4) !== MAGIC)
    throw new UnreadableModel('Not a model');
  const version = buffer.readUInt16LE(4);
  if (version !== MODEL_VERSION)
    throw new UnreadableModel(`A model of version ${version}, not ${MODEL_VERSION}`);
  const start = HEADER_BYTES + buffer.readUInt32LE(8);
  if (start > buffer.length) throw new UnreadableModel('The description is cut off');
  const { space, source, labels } = describe(buffer.toString('utf8', HEADER_BYTES, start));
  const places = placesOf(space);
  if (buffer.length !== start + labels.length * places * 4)
    throw new UnreadableModel('The weights have a wrong size');
  const weightsOf = (i: number) => bytesToFloats(buffer, start + i * places * 4, places);
  return { space, source, labels: labels.map((label, i) => restore(label, weightsOf(i))) };
}

function describe(json: string): Description {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new UnreadableModel('The description is broken', { cause });
  }
}

/** JSON leaves out what is undefined. */
function restore(label: Omit<Learned, 'weights'>, weights: Float32Array): Learned {
  return { ...label, parent: label.parent, calibration: label.calibration, bar: label.bar, weights };
}

/** Typed arrays lie in memory as they do in the file: every processor Node runs on here is little endian. */
function floatsToBytes(floats: Float32Array): Buffer {
  return Buffer.from(floats.buffer, floats.byteOffset, floats.byteLength);
}

/** A copy: the bytes may begin at an address where floats may not. */
function bytesToFloats(buffer: Buffer, start: number, count: number): Float32Array {
  const floats = new Float32Array(count);
  buffer.copy(floatsToBytes(floats), 0, start);
  return floats;
}
