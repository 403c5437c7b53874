package io.careflow.customer;

import java.util.List;

/** Purchases were told that were not known: published in the transaction that adds them. They may have been made long ago. */
public record PurchasesAdded(List<NewPurchase> purchases) {}
