/** Koha's REST API: questions, loans and renewals. It takes no returns. */
@NullMarked
package org.shuyi.sync.koha;

import org.jspecify.annotations.NullMarked;
