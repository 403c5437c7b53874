/** Files that bring customers and purchases: read row by row, in batches that survive a kill, with a report per line. */
@org.springframework.modulith.NamedInterface("imports")
package io.careflow.customer.imports;
