/**
 * A namespace as a stream of bytes, to be read back faster than it could be built again.
 *
 * <p>Format, numbers little endian: {@code LarchVec}, version (int), then blocks. A block is its length (int, 1 to 65,536),
 * so many bytes, and the CRC-32C of the whole stream up to here, the checksums themselves left out (int). A block of
 * length 0 ends the stream. What is in the blocks, one after the other; no number lies in two blocks:
 *
 * <ol>
 *   <li>head: dimension (int, 0 where sparse vectors are alone), metric (byte: 1 cosine, 2 dot product, 3 Euclidean), highest sequence number seen (long),
 *       end of the graph (int, 0 without one), number of rows (int);
 *   <li>graph, if there is one: entry (int, -1 for none), the top layer of each row below its end (a byte, -1 for a number
 *       that is no node), then for each row and each of its layers, lowest first, the number of neighbours (byte) and the
 *       neighbours (ints);
 *   <li>deletions: how many (int), for each the id (text) and the sequence number (long);
 *   <li>rows: kind (byte: 0 dead, 1 alive, 2 alive with a sparse vector), the dense vector (floats), and if alive the sparse
 *       vector (number of values (int), for each index (int) and value (float)), the sequence number (long), the id (text)
 *       and the metadata. Dead rows are there only below the end of the graph, where rows keep their numbers.
 * </ol>
 *
 * <p>Bytes are their number (int), then themselves. A text is 1 and its characters as bytes of ISO 8859-1, or 2 and its
 * {@code char}s as bytes: no text is changed, not even one that is no valid Unicode. Metadata is the number of fields
 * (int), and for each its name (text), its kind (byte) and its value: 1 text, 2 number of texts (int) and texts, 3 double,
 * 4 boolean (byte).
 */
@NullMarked
package dev.larch.engine.stream;

import org.jspecify.annotations.NullMarked;
