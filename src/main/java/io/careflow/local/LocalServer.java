package io.careflow.local;

import java.util.Map;

/** A server that runs inside this application, on the loopback interface only. */
interface LocalServer extends AutoCloseable {

    /** The properties by which the application reaches it. */
    Map<String, Object> properties();
}
