/**
 * A small library system of our own, to try things out on: a SIP2 server with its own tables. It
 * shares no code with the SIP2 client, so that a mistake in one shows against the other.
 */
@NullMarked
package org.shuyi.sync.ils.demo;

import org.jspecify.annotations.NullMarked;
