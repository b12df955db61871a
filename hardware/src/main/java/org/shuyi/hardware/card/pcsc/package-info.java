/** Card readers behind PC/SC, by the commands of its part 3 for contactless memory cards. */
@NullMarked
package org.shuyi.hardware.card.pcsc;

import org.jspecify.annotations.NullMarked;
