/** Local mode: database, engine, mail and SMS servers inside this application, so that one command gives a working system. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Local mode",
        allowedDependencies = {"platform", "engine :: embedded", "messaging :: sms"})
package io.careflow.local;
