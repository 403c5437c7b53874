/** Records that may be of one customer: found by what they share, judged by people. */
@org.springframework.modulith.NamedInterface("duplicates")
package io.careflow.customer.duplicates;
