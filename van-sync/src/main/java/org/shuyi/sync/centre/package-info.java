/**
 * The centre: takes in what stations did, brings it to the library system once and in order, and
 * says what became of it.
 */
@NullMarked
package org.shuyi.sync.centre;

import org.jspecify.annotations.NullMarked;
