/**
 * Pages for people: HTML that can't be broken out of, and a small server that answers with it. The
 * only importer of Jetty. Knows nothing of libraries, so that the centre's console and a van's page
 * of downloads share it.
 */
@NullMarked
package org.shuyi.sync.web;

import org.jspecify.annotations.NullMarked;
