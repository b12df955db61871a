package org.shuyi.sync.wire;

/**
 * One line of a message's field table, used to write and to read.
 *
 * @param key the integer key in the CBOR map; never given to another meaning
 * @param name as in the CDDL, for messages to people
 */
record Field<T>(int key, String name, Shape<T> shape) {}
