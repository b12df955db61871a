/**
 * What is written on a library tag: ISO 28560 contents, pure bytes in and out.
 *
 * <p>One thing is uncertain in the field and settled per tag, not by a setting: whether a reader
 * hands over each block as the tag stores it or reversed. {@link
 * org.shuyi.hardware.rfid.tag.TagCodec#read} tries both and says which one held.
 */
@NullMarked
package org.shuyi.hardware.rfid.tag;

import org.jspecify.annotations.NullMarked;
