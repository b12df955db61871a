/** Every screen in every language as a picture, for people to look at and for tests to measure. */
@NullMarked
package org.shuyi.kiosk.ui.gallery;

import org.jspecify.annotations.NullMarked;
