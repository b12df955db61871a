/**
 * A station's key, its certificate request and the reply; and a small authority for a library that
 * has none. The only importer of BouncyCastle.
 */
@NullMarked
package org.shuyi.sync.enrol;

import org.jspecify.annotations.NullMarked;
