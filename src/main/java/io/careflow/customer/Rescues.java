package io.careflow.customer;

import java.util.UUID;

/** Tells who is being talked out of leaving; the module that does so implements it. */
public interface Rescues {

    /** Whether somebody is at it now: from the day on which a rescue begins until the customer answered or was silent. */
    boolean isOn(UUID customer);
}
