/** Passwords of staff. With {@code enrol} the only importer of BouncyCastle. */
@NullMarked
package org.shuyi.sync.password;

import org.jspecify.annotations.NullMarked;
