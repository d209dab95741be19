// SPDX-License-Identifier: Apache-2.0
/**
 * What the tests and benchmarks connect to: a Mosquitto process, a broker that follows a script, a load generator,
 * proxies, and certificates made on the spot. Knows nothing of the session that is tested.
 */
@NullMarked
package org.topiary.testkit;

import org.jspecify.annotations.NullMarked;
