/**
 * What every module is opened on: storage, clock, keys, tenant and listeners; and what typed stores are made of.
 */
@NullMarked
package org.cxsdk.core.context;

import org.jspecify.annotations.NullMarked;
