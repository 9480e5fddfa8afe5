package org.cxsdk.consent.once;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.Identifier;
import org.jspecify.annotations.Nullable;

/** What a provider answers. */
public sealed interface ProviderAnswer {

    /** Returns what the function of the fitting kind makes of it. */
    <T extends @Nullable Object> T fold(
            Function<? super Content, ? extends T> content,
            Function<? super Preview, ? extends T> preview,
            Function<? super NotFound, ? extends T> notFound,
            Function<? super Failure, ? extends T> failure);

    /**
     * The data.
     *
     * @param mediaType what it is, such as {@code application/xml}
     * @param bytes the data
     * @param rendering the same for people to read, such as a PDF; null if there is none
     */
    record Content(String mediaType, Bytes bytes, @Nullable Bytes rendering) implements ProviderAnswer {
        public Content {
            Identifier.require("Content.mediaType", mediaType);
            Objects.requireNonNull(bytes, "bytes");
        }

        /** The same for people to read, if there is one. */
        public Optional<Bytes> readable() {
            return Optional.ofNullable(rendering);
        }

        @Override
        public <T extends @Nullable Object> T fold(
                Function<? super Content, ? extends T> content,
                Function<? super Preview, ? extends T> preview,
                Function<? super NotFound, ? extends T> notFound,
                Function<? super Failure, ? extends T> failure) {
            return content.apply(this);
        }

        /** Hides the data. */
        @Override
        public String toString() {
            return "Content(" + mediaType + ")";
        }
    }

    /**
     * The person must look at it there first.
     *
     * @param location where
     */
    record Preview(URI location) implements ProviderAnswer {
        public Preview {
            Objects.requireNonNull(location, "location");
        }

        @Override
        public <T extends @Nullable Object> T fold(
                Function<? super Content, ? extends T> content,
                Function<? super Preview, ? extends T> preview,
                Function<? super NotFound, ? extends T> notFound,
                Function<? super Failure, ? extends T> failure) {
            return preview.apply(this);
        }
    }

    /** There is no such data. */
    record NotFound() implements ProviderAnswer {
        @Override
        public <T extends @Nullable Object> T fold(
                Function<? super Content, ? extends T> content,
                Function<? super Preview, ? extends T> preview,
                Function<? super NotFound, ? extends T> notFound,
                Function<? super Failure, ? extends T> failure) {
            return notFound.apply(this);
        }
    }

    /**
     * Something went wrong for good.
     *
     * @param code the provider's code, such as {@code EDM:ERR:0008}
     */
    record Failure(String code) implements ProviderAnswer {
        public Failure {
            Identifier.require("Failure.code", code);
        }

        @Override
        public <T extends @Nullable Object> T fold(
                Function<? super Content, ? extends T> content,
                Function<? super Preview, ? extends T> preview,
                Function<? super NotFound, ? extends T> notFound,
                Function<? super Failure, ? extends T> failure) {
            return failure.apply(this);
        }
    }
}
