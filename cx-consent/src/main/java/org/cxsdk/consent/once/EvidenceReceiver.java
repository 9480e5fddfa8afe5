package org.cxsdk.consent.once;

/** Port: takes data to who asked for it. Called once for an exchange, after its entry in the log of disclosures is stored. */
@FunctionalInterface
public interface EvidenceReceiver {

    /** Takes the data of an exchange that was released. */
    void receive(Exchange exchange, ProviderAnswer.Content content);
}
