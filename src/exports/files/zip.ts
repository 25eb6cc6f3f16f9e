import type { Writable } from 'node:stream';
import { crc32, createDeflateRaw, deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  /** ASCII, with `/` between folders. */
  name: string;
  content: string | AsyncIterable<string>;
  /** Not compressed; for a `mimetype` that others want to read in place. Only for a string. */
  stored?: boolean;
}

interface Written {
  name: Buffer;
  crc: number;
  packed: number;
  size: number;
  offset: number;
  method: number;
  flags: number;
}

const STORED = 0;
const DEFLATED = 8;
/** Bit 3: checksum and sizes follow the data, because they are not known before. */
const SIZES_FOLLOW = 8;
/** Level 4 packs tables of words to within a tenth of level 6, in half its time. */
const LEVEL = 4;
const CHUNK_BYTES = 64 * 1024;
const LARGEST = 0xffff_ffff;
/** Nothing in a file says when it was made but what is meant to: 1 January 1980, the earliest date a ZIP knows. */
const NO_DATE = 0x0021;

/**
 * A ZIP archive whose entries are packed while they are made; memory does not grow with them.
 *
 * @throws RangeError where an entry or the archive would pass 4 GiB: no office program opens what would then be needed
 * @see APPNOTE.TXT 6.3.10, 4.3
 */
export async function* zip(entries: Iterable<ZipEntry> | AsyncIterable<ZipEntry>): AsyncGenerator<Buffer> {
  const directory: Written[] = [];
  let offset = 0;
  for await (const entry of entries) {
    for await (const part of pack(entry, offset, directory)) {
      offset += part.length;
      if (offset > LARGEST) throw new RangeError('The file would be larger than 4 GiB');
      yield part;
    }
  }
  yield endOfArchive(directory, offset);
}

async function* pack(entry: ZipEntry, offset: number, directory: Written[]): AsyncGenerator<Buffer> {
  const name = Buffer.from(entry.name, 'ascii');
  if (typeof entry.content !== 'string') {
    const written: Written = {
      name,
      crc: 0,
      packed: 0,
      size: 0,
      offset,
      method: DEFLATED,
      flags: SIZES_FOLLOW,
    };
    directory.push(written);
    yield localHeader(written);
    yield* deflated(entry.content, written);
    yield descriptor(written);
    return;
  }
  const bytes = Buffer.from(entry.content);
  const data = entry.stored ? bytes : deflateRawSync(bytes);
  const method = entry.stored ? STORED : DEFLATED;
  const sizes = { crc: crc32(bytes), packed: data.length, size: bytes.length };
  const written: Written = { name, ...sizes, offset, method, flags: 0 };
  directory.push(written);
  yield Buffer.concat([localHeader(written), data]);
}

async function* deflated(content: AsyncIterable<string>, written: Written): AsyncGenerator<Buffer> {
  const deflate = createDeflateRaw({ level: LEVEL, chunkSize: CHUNK_BYTES });
  // What goes wrong reaches the reader below; when the reader goes away, so does what is written.
  feed(deflate, content, written).then(
    () => deflate.end(),
    (error: Error) => deflate.destroy(error),
  );
  for await (const chunk of deflate) {
    written.packed += chunk.length;
    yield chunk;
  }
}

/** One buffer for all: it is free again once it is packed. New ones would wait for the garbage collector by the megabyte. */
async function feed(deflate: Writable, content: AsyncIterable<string>, written: Written): Promise<void> {
  const encoder = new TextEncoder();
  const scratch = Buffer.allocUnsafe(CHUNK_BYTES);
  for await (const text of content) {
    for (let at = 0; at < text.length; ) {
      const done = encoder.encodeInto(text.slice(at, at + CHUNK_BYTES), scratch);
      const bytes = scratch.subarray(0, done.written);
      written.crc = crc32(bytes, written.crc);
      written.size += bytes.length;
      if (written.size > LARGEST) throw new RangeError(`${written.name} would be larger than 4 GiB`);
      await write(deflate, bytes);
      at += done.read;
    }
  }
}

function write(stream: Writable, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
}

function localHeader({ name, crc, packed, size, method, flags }: Written): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  writeFacts(header, 6, { crc, packed, size, method, flags });
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
}

function writeFacts(
  header: Buffer,
  at: number,
  { flags, method, crc, packed, size }: Omit<Written, 'name' | 'offset'>,
): void {
  header.writeUInt16LE(flags, at);
  header.writeUInt16LE(method, at + 2);
  header.writeUInt16LE(NO_DATE, at + 6);
  header.writeUInt32LE(crc, at + 8);
  header.writeUInt32LE(packed, at + 12);
  header.writeUInt32LE(size, at + 16);
}

function descriptor({ crc, packed, size }: Written): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt32LE(0x08074b50, 0);
  bytes.writeUInt32LE(crc, 4);
  bytes.writeUInt32LE(packed, 8);
  bytes.writeUInt32LE(size, 12);
  return bytes;
}

function endOfArchive(directory: readonly Written[], offset: number): Buffer {
  const records = directory.map((entry) => {
    const record = Buffer.alloc(46);
    record.writeUInt32LE(0x02014b50, 0);
    record.writeUInt16LE(20, 4);
    record.writeUInt16LE(20, 6);
    writeFacts(record, 8, entry);
    record.writeUInt16LE(entry.name.length, 28);
    record.writeUInt32LE(entry.offset, 42);
    return Buffer.concat([record, entry.name]);
  });
  const index = Buffer.concat(records);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([index, end]);
}
