package org.cxsdk.core.customer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.ExternalId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.catalog.CustomerType;

/**
 * What is known of a customer under one pseudonym. The same customer may be known under several, one at each agency; they
 * are joined when they are read and never written into each other, so that a wrong join leaves no trace once it is undone.
 *
 * @param subject the pseudonym
 * @param type individual, business or visitor
 * @param residence citizen, resident, neither, unknown; {@link Residence#NON_RESIDENT} for a visitor,
 *     {@link Residence#UNKNOWN} for a business
 * @param identifiers what others call the customer and nobody else, in order of scheme and value
 * @param devices phones, browsers and tickets that were used with this profile; others may use them, too, so they prove
 *     nothing; in order of scheme and value
 * @param attributes what is known, in order of name, source and time; one source may have said different things at
 *     different times
 */
public record CustomerProfile(
        SubjectId subject,
        CustomerType type,
        Residence residence,
        Set<ExternalId> identifiers,
        Set<ExternalId> devices,
        List<ProfileAttribute> attributes) {

    static final Comparator<ExternalId> BY_SCHEME =
            Comparator.comparing(ExternalId::scheme).thenComparing(ExternalId::value);

    static final Comparator<ProfileAttribute> BY_NAME = Comparator.comparing(ProfileAttribute::name)
            .thenComparing(attribute -> attribute.source().value())
            .thenComparing(ProfileAttribute::observed)
            .thenComparing(attribute -> attribute.category().value())
            .thenComparing(ProfileAttribute::value);

    public CustomerProfile {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(residence, "residence");
        identifiers = sorted(identifiers);
        devices = sorted(devices);
        attributes = attributes.stream().distinct().sorted(BY_NAME).toList();
        if (type == CustomerType.BUSINESS && residence != Residence.UNKNOWN) {
            throw new IllegalArgumentException("a business has no residence (" + residence + ")");
        }
        if (type == CustomerType.VISITOR && residence != Residence.NON_RESIDENT) {
            throw new IllegalArgumentException("a visitor is no " + residence);
        }
    }

    /** An individual of whom only that is known. */
    public static CustomerProfile individual(SubjectId subject, Residence residence) {
        return new CustomerProfile(subject, CustomerType.INDIVIDUAL, residence, Set.of(), Set.of(), List.of());
    }

    /** A business of which only that is known. */
    public static CustomerProfile business(SubjectId subject) {
        return new CustomerProfile(subject, CustomerType.BUSINESS, Residence.UNKNOWN, Set.of(), Set.of(), List.of());
    }

    /** A visitor of whom only that is known. */
    public static CustomerProfile visitor(SubjectId subject) {
        return new CustomerProfile(
                subject, CustomerType.VISITOR, Residence.NON_RESIDENT, Set.of(), Set.of(), List.of());
    }

    /** This profile with more identifiers. */
    public CustomerProfile knownAs(ExternalId... more) {
        Set<ExternalId> all = new LinkedHashSet<>(identifiers);
        all.addAll(List.of(more));
        return new CustomerProfile(subject, type, residence, all, devices, attributes);
    }

    /** This profile with more devices that were used with it. */
    public CustomerProfile usedWith(ExternalId... more) {
        Set<ExternalId> all = new LinkedHashSet<>(devices);
        all.addAll(List.of(more));
        return new CustomerProfile(subject, type, residence, identifiers, all, attributes);
    }

    /** This profile with more attributes. */
    public CustomerProfile with(ProfileAttribute... more) {
        List<ProfileAttribute> all = new ArrayList<>(attributes);
        all.addAll(List.of(more));
        return new CustomerProfile(subject, type, residence, identifiers, devices, all);
    }

    /** The kinds of data in it, in order of name. */
    public Set<DataCategoryId> categories() {
        Set<DataCategoryId> categories = new TreeSet<>(Comparator.comparing(DataCategoryId::value));
        attributes.forEach(attribute -> categories.add(attribute.category()));
        return Collections.unmodifiableSet(categories);
    }

    /** This profile with the attributes of some kinds only. */
    public CustomerProfile only(Set<DataCategoryId> categories) {
        return new CustomerProfile(
                subject,
                type,
                residence,
                identifiers,
                devices,
                attributes.stream()
                        .filter(attribute -> categories.contains(attribute.category()))
                        .toList());
    }

    private static Set<ExternalId> sorted(Set<ExternalId> ids) {
        Set<ExternalId> sorted = new TreeSet<>(BY_SCHEME);
        sorted.addAll(ids);
        return Collections.unmodifiableSet(new LinkedHashSet<>(sorted));
    }

    /** Tells counts only. */
    @Override
    public String toString() {
        return "CustomerProfile(" + type + ", " + identifiers.size() + " identifiers, " + attributes.size()
                + " attributes)";
    }
}
