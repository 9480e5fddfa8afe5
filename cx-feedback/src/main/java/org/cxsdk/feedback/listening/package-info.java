/** What people say unasked in social media, and what they say in groups, interviews and panels. Never pooled with survey scores. */
@NullMarked
package org.cxsdk.feedback.listening;

import org.jspecify.annotations.NullMarked;
