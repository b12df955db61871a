/** What {@code mvn -Pbench} measures; not run by the tests. */
@NullMarked
package org.shuyi.hardware.bench;

import org.jspecify.annotations.NullMarked;
