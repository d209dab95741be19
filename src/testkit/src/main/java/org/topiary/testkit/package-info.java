// SPDX-License-Identifier: Apache-2.0
/**
 * Peers for tests and benchmarks: a Mosquitto process, a scripted broker, a load generator, proxies, and generated
 * certificates. Independent of the session under test.
 */
@NullMarked
package org.topiary.testkit;

import org.jspecify.annotations.NullMarked;
