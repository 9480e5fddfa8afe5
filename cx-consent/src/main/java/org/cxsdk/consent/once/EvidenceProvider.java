package org.cxsdk.consent.once;

/**
 * Port: asks a provider for data, over X-Road, eDelivery, HTTP or a table of one's own. Called outside any transaction, perhaps
 * several times for one exchange; asking changes nothing at the provider.
 */
@FunctionalInterface
public interface EvidenceProvider {

    /** Asks for the data of an exchange. An exception leaves the exchange as it is, to be asked again until it times out. */
    ProviderAnswer ask(Exchange exchange);
}
