/** What customers agreed to be told, by which channel and why: every statement is kept with its proof. */
@org.springframework.modulith.NamedInterface("consent")
package io.careflow.customer.consent;
