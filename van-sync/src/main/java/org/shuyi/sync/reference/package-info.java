/** What a station knows of patrons, items, holds and rules, and how old that is. */
@NullMarked
package org.shuyi.sync.reference;

import org.jspecify.annotations.NullMarked;
