/**
 * The 3M Standard Interchange Protocol 2.00 as pure data: one field table and one layout for each
 * message, read both to write and to parse.
 */
@NullMarked
package org.shuyi.sync.sip2;

import org.jspecify.annotations.NullMarked;
