// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

/**
 * Why there is no connection, for a person.
 *
 * @param summary one sentence: what happened
 * @param advice what it means and what to do; empty if there is nothing to say
 * @param detail the technical cause; empty if none
 * @param lasting whether trying again by itself is pointless or would do harm
 */
record Failure(String summary, String advice, String detail, boolean lasting) {}
