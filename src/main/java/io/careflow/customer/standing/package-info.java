/** How customers stand: tier, value segment and lifecycle, rated by decision tables from what the record tells of them. */
@org.springframework.modulith.NamedInterface("standing")
package io.careflow.customer.standing;
