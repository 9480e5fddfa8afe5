package org.cxsdk.core.json;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The key of a document record's component, or the word for an enum constant, where it differs from the rule: a component
 * is called by its name, a constant by its name in lower case with {@code -} for {@code _}.
 *
 * <p>An empty key on a record's only component says that the component is the document itself, for documents that are a
 * list.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface DocumentKey {

    /** The key or word as it stands in the document. */
    String value();
}
