/** The journal of a station in one SQLite file; the only importer of java.sql on a station. */
@NullMarked
package org.shuyi.sync.journal.sqlite;

import org.jspecify.annotations.NullMarked;
