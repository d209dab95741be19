// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.tasks;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The tasks whose failure a test shows to the user; every task of the program needs such a test. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.SOURCE)
public @interface TaskFails {
    /** The names of the tasks. */
    String[] value();
}
