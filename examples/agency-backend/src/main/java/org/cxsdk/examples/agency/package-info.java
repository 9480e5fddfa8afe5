/** An agency's back end on Spring Boot that has the SDK in its own transactions. */
@NullMarked
package org.cxsdk.examples.agency;

import org.jspecify.annotations.NullMarked;
