/** What every capability stands on: the clock, identifiers, the audit trail, security and the shape of errors. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Platform",
        type = org.springframework.modulith.ApplicationModule.Type.OPEN)
package io.careflow.platform;
