/**
 * What the centre keeps on disk: the inbox of every station, lanes, attempts, outcomes and reviews.
 */
@NullMarked
package org.shuyi.sync.centre.store;

import org.jspecify.annotations.NullMarked;
