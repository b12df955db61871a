/** Readers behind the operating system's smart card service (PC/SC); the only user of its API. */
@NullMarked
package org.shuyi.hardware.link.pcsc;

import org.jspecify.annotations.NullMarked;
