/** Koha's REST API: questions, loans and renewals. It has no returns in any release. */
@NullMarked
package org.shuyi.sync.koha;

import org.jspecify.annotations.NullMarked;
