/** The voice of espeak-ng, one process for each sentence. */
@NullMarked
package org.shuyi.hardware.speech.espeak;

import org.jspecify.annotations.NullMarked;
